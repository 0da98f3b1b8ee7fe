using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What differs on the broker from what it should hold, and how to mend it.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class TopologyPage(TopologyDrift drift, TimeProvider time) : ConsolePage
{
    public bool IsConfigured => drift.IsConfigured;

    public bool HasManagement => drift.HasManagement;

    /// <summary>Null when the broker did not answer.</summary>
    public DriftReading? Reading { get; private set; }

    public DateTimeOffset At { get; private set; }

    public async Task OnGetAsync() => (At, Reading) = (time.GetUtcNow(), await drift.ReadAsync(HttpContext.RequestAborted));
}
