using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One message that was not delivered, without what it says.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class MessagePage(DeadLetterQueries queries, LetterReading reading, RecoverySettings settings, TimeProvider time) : ConsolePage
{
    public DeadLetterLine Letter { get; private set; } = null!;

    public LetterFacts Facts { get; private set; } = null!;

    public string GroupId { get; private set; } = "";

    public DateTimeOffset At => time.GetUtcNow();

    public bool MayReveal => Person.May(OperatorRights.Reveal);

    public IEnumerable<(string Words, string Address)> Actions
    {
        get
        {
            var open = Letter.State == "Dead";
            (bool May, string Words, string Address)[] all =
            [
                (Person.May(OperatorRights.Replay) && open && Facts.NotReplayable is null, "Replay", $"/dead-letters/{Letter.Id}/replay"),
                (Person.May(OperatorRights.Replay) && open, "Dry run", $"/dead-letters/{Letter.Id}/dry-run"),
                (Person.May(OperatorRights.Edit) && open && settings.EditAllowed, "Propose a corrected copy", $"/dead-letters/messages/{Letter.Id}/correct"),
                (Person.May(OperatorRights.Discard) && open, "Propose to discard", $"/dead-letters/{Letter.Id}/discard"),
            ];
            return all.Where(each => each.May).Select(each => (each.Words, each.Address));
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        try
        {
            Letter = await queries.ShowOneAsync(id, HttpContext.RequestAborted);
            Facts = await reading.ReadAsync(id, HttpContext.RequestAborted);
            GroupId = DeadLetterGroup.IdOf(await queries.FingerprintOfAsync(id, HttpContext.RequestAborted));
            return Page();
        }
        catch (RefusedException missing) when (missing.Why == Refused.NotFound)
        {
            return NotFound();
        }
    }
}
