using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One proposal: what it is about, and the second person's answer.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class ProposalPage(TwoPersonProposals proposals) : OperatorForm
{
    public ProposalDetail Detail { get; private set; } = null!;

    public bool IsEdit => Detail.Proposed.Kind == TwoPersonProposals.Edit;

    /// <summary>Whether there is anything that this person may say; who proposed it may take it back.</summary>
    public bool MayDecide => Detail.DecidedAt is null && Person.May(IsEdit ? OperatorRights.Edit : OperatorRights.Discard);

    public bool IsOwn => Operators.NameOf(Person.Name) == Operators.NameOf(Detail.Proposed.ProposedBy);

    public bool MayReveal => IsEdit && Person.May(OperatorRights.Reveal);

    /// <summary>Of a group or of one message.</summary>
    public string About => Guid.TryParse(Detail.Target, out _) ? $"/dead-letters/messages/{Detail.Target}" : $"/dead-letters/{Detail.Target}";

    public IReadOnlyList<Choice> Choices =>
    [
        new("agree", IsEdit ? "Agree: replay the corrected copy" : "Agree: discard", IsEdit ? "It takes the place of the message as it came, which stays in the store." : "What is discarded stays in the store, sealed."),
        new("decline", IsOwn ? "Take it back" : "Decline", "Nothing is done."),
    ];

    protected override Task<IActionResult?> LoadAsync(CancellationToken cancellation) => OrNotFoundAsync(async () => Detail = await proposals.ShowAsync(Guid.Parse((string)RouteData.Values["id"]!), cancellation));

    protected override void Check()
    {
        if (Form.Value("decision") is not ("agree" or "decline"))
        {
            Form.Fail("decision", "Select whether you agree");
        }
    }

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        var decided = await proposals.DecideAsync(Who, Detail.Proposed.Id, Form.Value("decision") == "agree", cancellation);
        return LocalRedirect(decided.Replay is { } replay ? $"/replays/{replay.Id}" : $"/proposals?done={(decided.Approved ? "agreed" : "not-agreed")}");
    }
}
