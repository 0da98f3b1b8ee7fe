using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Whether each part works, and what it means when it does not. Shown whatever is away, to everybody; details to those who look after the hub.</summary>
[ForEverybody]
public sealed class StatusPage(ServiceStatus status) : ConsolePage
{
    public ServiceReading Reading { get; private set; } = new([], DateTimeOffset.MinValue);

    public bool MaySeeDetails => Visitor?.May(ConsoleRights.SeeOperations) == true;

    public async Task OnGetAsync() => Reading = await status.ReadAsync(HttpContext.RequestAborted);
}
