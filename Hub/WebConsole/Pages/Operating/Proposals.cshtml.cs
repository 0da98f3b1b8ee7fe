using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What waits for a second person.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class ProposalsPage(TwoPersonProposals proposals, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<Proposed> Open { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    public async Task OnGetAsync() => (At, Open) = (time.GetUtcNow(), await proposals.OpenAsync(HttpContext.RequestAborted));
}
