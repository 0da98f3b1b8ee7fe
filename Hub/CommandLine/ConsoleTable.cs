using Spectre.Console;

namespace SafeguardingHub.CommandLine;

/// <summary>
/// Rows for a person at a terminal or for another program: as a table where it fits, else each row as a block of its own, and
/// written to a file or a pipe in one line a row. No cell is ever cut or broken: a reference is copied from here.
/// </summary>
internal sealed class ConsoleTable(params IReadOnlyList<string> heads)
{
    /// <summary>A cell's edge, and a space on each side of what it says.</summary>
    private const int Around = 3;

    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(params IReadOnlyList<string> cells) => rows.Add(cells);

    public void Write() => Write(AnsiConsole.Console, redirected: Console.IsOutputRedirected);

    internal void Write(IAnsiConsole console, bool redirected)
    {
        var widths = heads.Select((head, place) => rows.Select(row => row[place].Length).Append(head.Length).Max()).ToList();
        var width = widths.Sum(each => each + Around) + 1;
        if (redirected)
        {
            console.Profile.Width = Math.Max(console.Profile.Width, width);
        }

        if (width <= console.Profile.Width)
        {
            var table = new Table().AddColumns([.. heads.Select(head => new TableColumn(Markup.Escape(head)).NoWrap())]);
            rows.ForEach(row => table.AddRow([.. row.Select(Markup.Escape)]));
            console.Write(table);
            return;
        }

        var longest = heads.Max(head => head.Length);
        foreach (var row in rows)
        {
            // The terminal breaks what is longer than a line without adding to it; whoever copies it gets it whole.
            console.Profile.Out.Writer.WriteLine(string.Join('\n', heads.Zip(row, (head, cell) => $"{head.PadRight(longest)}  {cell}")));
            console.Profile.Out.Writer.WriteLine();
        }
    }
}
