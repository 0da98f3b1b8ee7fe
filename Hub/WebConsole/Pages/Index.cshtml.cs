using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Audit;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The first page after signing in: what waits, with a way to each.</summary>
[Needs(ConsoleRights.None)]
public sealed class OverviewPage(Inbox inbox, AuditTrail audit, TimeProvider time) : ConsolePage
{
    private const int MostShown = 10;

    /// <summary>Null for people without concerns.</summary>
    public InboxCounts? Counts { get; private set; }

    public IReadOnlyList<InboxLine> ReachOuts { get; private set; } = [];

    public IReadOnlyList<InboxLine> First { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        At = time.GetUtcNow();
        if (Person.Agency is not { } agency || !Person.May(ConsoleRights.ReadConcerns))
        {
            return Person.May(ConsoleRights.SeeOperations) ? LocalRedirect("/operations") : Page();
        }

        var cancellation = HttpContext.RequestAborted;
        Counts = await inbox.CountAsync(agency.ToString(), cancellation);
        ReachOuts = await inbox.ReachOutsAsync(agency.ToString(), cancellation);
        First = [.. (await inbox.ListAsync(agency.ToString(), new InboxFilter(), cancellation)).Lines.Take(MostShown)];
        var shown = ReachOuts.Concat(First).Select(line => line.Reference).Distinct().ToList();
        if (shown.Count > 0)
        {
            await audit.AppendAsync(Person.Actor, "overview-read", agency.ToString(), string.Join(' ', shown), cancellation);
        }

        return Page();
    }
}
