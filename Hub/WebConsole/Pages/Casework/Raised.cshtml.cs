using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>It is recorded: the reference, and what happens next.</summary>
[Needs(ConsoleRights.RaiseConcerns)]
public sealed class RaisedPage(Concerns concerns) : ConsolePage
{
    public ConcernView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await concerns.FindAsync(Person, reference, "sent", HttpContext.RequestAborted) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
