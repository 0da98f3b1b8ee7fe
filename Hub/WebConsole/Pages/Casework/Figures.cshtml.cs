using System.Globalization;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The agency's own figures. There is nobody's name in them.</summary>
[Needs(ConsoleRights.SeeFigures)]
public sealed class FiguresPage(Figures figures, Concerns concerns) : ConsolePage
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public AgencyFigures Of { get; private set; } = AgencyFigures.None;

    public string AgencyName => concerns.NameOf(Agency.ToString());

    public BarChart ByMonth => new(
        "months",
        "Acknowledgements and decisions by month",
        "From the foot of each bar: answered in time (dark green), late (red), not answered yet (outlined).",
        "By month in which the concern came",
        "Month",
        [new BarSeries("In time", "hub-bar"), new BarSeries("Late", "hub-bar--late"), new BarSeries("Not answered yet", "hub-bar--open")],
        [.. Of.Months.Select(month => new Bar(month.Month.ToString("MMMM yyyy", British), month.Month.ToString("MMM", British), [month.InTime, month.Late, month.Open]))]);

    public BarChart ByAge => new(
        "ages",
        "How long concerns have waited for an answer",
        "Each bar is the number of concerns that have waited so long.",
        "Concerns that wait, by how long ago they came",
        "Came",
        [new BarSeries("Concerns", "hub-bar")],
        [.. Of.Waiting.Select(age => new Bar(age.Words, age.Words, [age.Count]))]);

    public async Task OnGetAsync() => Of = await figures.ReadAsync(Agency.ToString(), HttpContext.RequestAborted);
}
