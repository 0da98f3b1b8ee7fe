using Microsoft.AspNetCore.Antiforgery;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>What a page's script asks for when a session is about to end. None of it lengthens the session.</summary>
internal static class SessionWatch
{
    public static void MapSessionWatch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{SessionHandler.BackgroundPath}/session", SecondsLeft);
        routes.MapPost($"{SessionHandler.BackgroundPath}/keep", KeepAsync);
    }

    /// <summary>More than the page thinks, when its reader went on in another window.</summary>
    private static IResult SecondsLeft(HttpContext http, TimeProvider time) =>
        http.Person() is not null && http.Session() is { } session ? Results.Json(new { seconds = (int)(session.EndsAt - time.GetUtcNow()).TotalSeconds }) : Results.Unauthorized();

    /// <summary>Keeps what is in a form for when its writer has signed in again; nothing is sent of it.</summary>
    private static async Task<IResult> KeepAsync(HttpContext http, IAntiforgery antiforgery, Drafts drafts)
    {
        // A token is made for who is signed in, so when the session has ended there is none to check: only the cookie tells whose it was, and
        // browsers send that to no other site's forms.
        if (http.Session() is not { } session || !http.Request.HasFormContentType || (http.Person() is not null && !await antiforgery.IsRequestValidAsync(http)))
        {
            return Results.BadRequest();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var path = ReturnPath.Of(form[PathField]);
        await drafts.KeepAsync(session.Person, path, form.Where(field => field.Key != PathField), http.RequestAborted);
        return Results.NoContent();
    }

    private const string PathField = "kept-path";
}
