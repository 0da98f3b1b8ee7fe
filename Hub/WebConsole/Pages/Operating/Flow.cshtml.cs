using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The flow as a picture, and the same numbers as a table.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class FlowPage(FlowReading reading) : ConsolePage
{
    public FlowCounts Flow { get; private set; } = new([], DateTimeOffset.MinValue);

    public async Task OnGetAsync() => Flow = await reading.ReadAsync(HttpContext.RequestAborted);
}
