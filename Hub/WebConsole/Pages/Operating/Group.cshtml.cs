using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One group: its messages, notes and replays, and what can be done.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class GroupPage(DeadLetterQueries queries, TimeProvider time) : ConsolePage
{
    /// <summary>Messages that are listed at the most.</summary>
    public const int MostShown = 100;

    public GroupDetail Detail { get; private set; } = null!;

    public DateTimeOffset At => time.GetUtcNow();

    /// <summary>What can be done, in the order in which a group is mended.</summary>
    public IEnumerable<(string Words, string Page)> Actions
    {
        get
        {
            var (mend, discard) = (Person.May(OperatorRights.Replay), Person.May(OperatorRights.Discard));
            (bool May, string Words, string Page)[] all =
            [
                (mend, "Dry run", "dry-run"), (mend, "Assign", "assign"), (mend, "Add a note", "note"), (mend && Detail.Group.Count > 0, "Mark as fixed", "fixed"), (discard && Detail.Group.Count > 0, "Propose to discard", "discard"),
            ];
            return all.Where(each => each.May).Select(each => (each.Words, $"/dead-letters/{Detail.Group.Id}/{each.Page}"));
        }
    }

    public bool MayReplay => Person.May(OperatorRights.Replay) && Detail.Group.Count > 0;

    public async Task<IActionResult> OnGetAsync(string target)
    {
        try
        {
            Detail = await queries.ShowAsync(target, MostShown, HttpContext.RequestAborted);
            return Page();
        }
        catch (RefusedException missing) when (missing.Why == Refused.NotFound)
        {
            return NotFound();
        }
    }
}
