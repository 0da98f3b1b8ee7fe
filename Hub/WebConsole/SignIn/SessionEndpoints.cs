using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>What a session needs beside pages.</summary>
internal static class SessionEndpoints
{
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync);
        routes.MapPost("/session/extend", ExtendAsync);
        routes.MapPost("/signout-from/{provider}", BackChannelLogout.EndAsync).DisableAntiforgery();
        routes.MapGet("/sign-in/with/{provider}", BeginAsync);
    }

    private static async Task<IResult> BeginAsync(string provider, string? from, HttpContext http, SignInChoices choices, SignInAttempts attempts, ILogger<SignInAttempts> log)
    {
        if (choices.Providers.FirstOrDefault(each => each.Id == provider) is not { } chosen)
        {
            return Results.NotFound();
        }

        if (!attempts.Allows(http))
        {
            SignInAttempts.Refuse(http);
            return Results.Empty;
        }

        try
        {
            await http.ChallengeAsync(chosen.Scheme, new AuthenticationProperties { RedirectUri = ReturnPath.Of(from) });
            return Results.Empty;
        }
        catch (Exception away) when (OpenIdSignIn.IsAway(away))
        {
            log.LogWarning("The identity provider {Provider} does not answer ({ExceptionType})", provider, away.GetType().Name);
            return Results.Redirect($"/sign-in?trouble=away&provider={provider}");
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (http.Person() is null)
        {
            return Results.Redirect("/sign-in?done=signed-out");
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var scheme = http.Person()?.Scheme;
        await http.SignOutAsync(SessionHandler.Scheme);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (scheme is null || !http.RequestServices.GetRequiredService<SignInChoices>().Providers.Any(provider => provider.Scheme == scheme))
        {
            return Results.Redirect("/sign-in?done=signed-out");
        }

        try
        {
            await http.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = "/sign-in?done=signed-out" });
            return Results.Empty;
        }
        catch (Exception unreached) when (OpenIdSignIn.IsAway(unreached) || unreached is InvalidOperationException)
        {
            // It is away, or has no address for it: here the person is signed out all the same.
            return Results.Redirect("/sign-in?done=signed-out-here");
        }
    }

    /// <summary>Asking is what lengthens it; a page without scripts is sent back to where it was.</summary>
    private static async Task<IResult> ExtendAsync(HttpContext http, IAntiforgery antiforgery, TimeProvider time)
    {
        if (http.Session() is not { } session || !session.IsInForce(time.GetUtcNow()) || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        return http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? Results.Json(new { seconds = (int)(session.EndsAt - time.GetUtcNow()).TotalSeconds })
            : Results.Redirect(ReturnPath.Of((await http.Request.ReadFormAsync(http.RequestAborted))["from"]));
    }
}
