namespace SafeguardingHub.WebConsole.Design;

/// <summary>Numbers as bars, with the table of the same numbers behind them.</summary>
/// <param name="Id">Of the parts on the page.</param>
/// <param name="Key">Says in words which part of a bar is what.</param>
/// <param name="First">What each bar is of: the first column of the table.</param>
/// <param name="Series">The parts of a bar from its foot up, each with a class that gives it its look.</param>
public sealed record BarChart(string Id, string Title, string Key, string Caption, string First, IReadOnlyList<BarSeries> Series, IReadOnlyList<Bar> Bars)
{
    public int Most => Math.Max(1, Bars.Max(bar => bar.Numbers.Sum()));
}

/// <param name="Look">A class of the style sheet; colour is never all that tells parts apart.</param>
public sealed record BarSeries(string Name, string Look);

/// <param name="Short">Below the bar.</param>
/// <param name="Numbers">One for each series.</param>
public sealed record Bar(string Name, string Short, IReadOnlyList<int> Numbers);
