using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>How the hub is: what waits, what failed, who was heard from.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class OperationsPage(Operations operations, Agreement agreement) : ConsolePage
{
    public OperatorOverview Overview { get; private set; } = null!;

    public IReadOnlyList<Agency> Agencies => agreement.Agencies;

    public string NameOf(string? agency) => agency is null ? "Not known" : Agencies.FirstOrDefault(each => each.Id.ToString() == agency)?.Name ?? agency;

    public async Task OnGetAsync() => Overview = await operations.ReadAsync(HttpContext.RequestAborted);
}
