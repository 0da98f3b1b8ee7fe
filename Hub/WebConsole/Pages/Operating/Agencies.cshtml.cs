using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Every agency and how it is connected.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class AgenciesPage(AgencyConnections connections, BrokerLook broker, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<AgencyConnection> Connections { get; private set; } = [];

    public bool HasBroker => broker.IsConfigured;

    public DateTimeOffset At { get; private set; }

    public async Task OnGetAsync() => (At, Connections) = (time.GetUtcNow(), await connections.ReadAsync(HttpContext.RequestAborted));
}
