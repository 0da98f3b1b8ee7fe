using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>All that is recorded, in order, to be printed and laid before others.</summary>
[Needs(ConsoleRights.ReadConcerns)]
public sealed class ChronologyPage(Concerns concerns, Happened happened, TimeProvider time) : ConsolePage
{
    public ConcernView View { get; private set; } = null!;

    public DateTimeOffset At => time.GetUtcNow();

    public IReadOnlyList<Happening> Happenings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await concerns.FindAsync(Person, reference, "chronology", HttpContext.RequestAborted) is not { } view)
        {
            return NotFound();
        }

        (View, Happenings) = (view, happened.Chronology(view));
        return Page();
    }
}
