using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>What a session needs beside pages.</summary>
internal static class SessionEndpoints
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync);
        routes.MapPost("/session/extend", ExtendAsync);
        routes.MapPost("/signout-from/{provider}", FromProviderAsync).DisableAntiforgery();
        routes.MapGet("/sign-in/with/{provider}", BeginAsync);
    }

    private static async Task<IResult> BeginAsync(string provider, string? from, HttpContext http, SignInChoices choices, SignInAttempts attempts)
    {
        if (choices.Providers.FirstOrDefault(each => each.Id == provider) is not { } chosen)
        {
            return Results.NotFound();
        }

        if (!attempts.Allow(http.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await http.ChallengeAsync(chosen.Scheme, new AuthenticationProperties { RedirectUri = ReturnPath.Of(from) });
        return Results.Empty;
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var scheme = http.Session()?.Person.Scheme;
        await http.SignOutAsync(SessionHandler.Scheme);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return scheme is null || !http.RequestServices.GetRequiredService<SignInChoices>().Providers.Any(provider => provider.Scheme == scheme)
            ? Results.Redirect("/sign-in?done=signed-out")
            : Results.SignOut(new AuthenticationProperties { RedirectUri = "/sign-in?done=signed-out" }, [scheme]);
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

    /// <summary>OpenID Connect Back-Channel Logout 1.0: the provider itself says that somebody is signed out.</summary>
    private static async Task<IResult> FromProviderAsync(string provider, HttpContext http, SignInChoices choices, Sessions sessions, IOptionsMonitor<OpenIdConnectOptions> options)
    {
        if (choices.Providers.FirstOrDefault(each => each.Id == provider) is not { } known || !http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var token = (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"].ToString();
        var settings = options.Get(known.Scheme);
        var metadata = await settings.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = known.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            RequireExpirationTime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken said || !said.TryGetPayloadValue<System.Text.Json.JsonElement>("events", out var events)
            || !events.TryGetProperty(LogoutEvent, out _) || said.TryGetPayloadValue<string>("nonce", out _))
        {
            return Results.BadRequest();
        }

        said.TryGetPayloadValue<string>("sid", out var session);
        if (session is null && string.IsNullOrEmpty(said.Subject))
        {
            return Results.BadRequest();
        }

        await sessions.EndFromProviderAsync(known.Authority.ToString(), said.Subject, session, http.RequestAborted);
        return Results.Ok();
    }
}
