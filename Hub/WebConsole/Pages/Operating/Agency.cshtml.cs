using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One agency: how it is connected, whom to ring, which keys it has.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class AgencyPage(AgencyConnections connections, BrokerLook broker, TimeProvider time) : ConsolePage
{
    public AgencyConnection Connection { get; private set; } = null!;

    public bool HasBroker => broker.IsConfigured;

    public DateTimeOffset At => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string agency)
    {
        if ((await connections.ReadAsync(HttpContext.RequestAborted)).FirstOrDefault(each => each.Agency.Id.ToString() == agency) is not { } found)
        {
            return NotFound();
        }

        Connection = found;
        return Page();
    }
}
