using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The agency's own figures. There is nobody's name in them.</summary>
[Needs(ConsoleRights.SeeFigures)]
public sealed class FiguresPage(Figures figures, Concerns concerns, TimeProvider time) : ConsolePage
{
    public AgencyFigures Of { get; private set; } = new([], null, null);

    public string AgencyName => concerns.NameOf(Agency.ToString());

    public DateTimeOffset At => time.GetUtcNow();

    public async Task OnGetAsync() => Of = await figures.ReadAsync(Agency.ToString(), HttpContext.RequestAborted);
}
