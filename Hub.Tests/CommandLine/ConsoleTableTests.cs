using SafeguardingHub.CommandLine;
using Spectre.Console;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>What people copy from a terminal is whole.</summary>
public sealed class ConsoleTableTests
{
    [Fact]
    public void Where_it_fits_it_is_a_table() => Assert.Contains("│ SH-7K2M-9QXA │ [duty]  │", Written(width: 80, redirected: false), StringComparison.Ordinal);

    [Fact]
    public void In_a_narrow_terminal_every_row_is_a_block_and_no_cell_is_broken() =>
        Assert.Equal("Reference  SH-7K2M-9QXA\nRole       [duty]\n\nReference  SH-7K2M-9QXB\nRole       manager\n\n", Written(width: 20, redirected: false));

    [Fact]
    public void In_a_file_or_a_pipe_a_row_is_a_line_however_wide() => Assert.Contains("│ SH-7K2M-9QXB │ manager │", Written(width: 20, redirected: true), StringComparison.Ordinal);

    private static string Written(int width, bool redirected)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        var table = new ConsoleTable("Reference", "Role");
        table.Add("SH-7K2M-9QXA", "[duty]");
        table.Add("SH-7K2M-9QXB", "manager");
        table.Write(console, redirected);
        return text.ToString();
    }
}
