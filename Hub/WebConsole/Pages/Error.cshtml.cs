using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Persistence;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What went wrong, in words, and what became of what was typed.</summary>
[ForEverybody]
public sealed class ErrorPage(IHubStore store) : ConsolePage
{
    public string Heading { get; private set; } = "";

    public IReadOnlyList<string> Lines { get; private set; } = [];

    public bool IsUnavailable => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    public IActionResult OnGet(int? status) => Show(status);

    public IActionResult OnPost(int? status) => Show(status);

    private IActionResult Show(int? status)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is not null)
        {
            status = store.IsUnavailable(failure) || failure.InnerException is { } inner && store.IsUnavailable(inner) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        }

        (string, string[]) said = status switch
        {
            StatusCodes.Status400BadRequest => ("This page could not be sent", ["The page was open too long, or it was sent from elsewhere. Nothing was changed.", "Go back in your browser: what you typed should still be there. Open the page again and send it."]),
            StatusCodes.Status403Forbidden => ("You cannot use this page", ["Your role does not include it. “Your permissions” lists what you can do.", "If you need it for your work, ask your team lead."]),
            StatusCodes.Status429TooManyRequests => ("Too many attempts", ["Somebody tried to sign in from here too often. Wait five minutes, then try again."]),
            StatusCodes.Status500InternalServerError => ("Sorry, there is a problem with the service", ["Try again later. If you were sending something, go back: what you typed should still be there, and sending it again does not record it twice.", "If a child is in danger now, call 999. Do not wait for this page."]),
            StatusCodes.Status503ServiceUnavailable => ("Sorry, the service is unavailable", ["The hub cannot reach its records at the moment, and tries again by itself. If you were sending something, go back and send it again later: what you typed should still be there.", "If a child is in danger now, call 999. Do not wait for this page."]),
            _ => ("Page not found", ["If you typed the address, check it.", "If you followed a reference, it is not that of a concern which your agency raised or was sent."]),
        };
        (Heading, Lines) = said;
        Response.StatusCode = status ?? StatusCodes.Status404NotFound;
        return Page();
    }
}
