using System.CommandLine;
using SafeguardingHub.CommandLine;

namespace SafeguardingHub.Bench.Sweeping;

/// <summary><c>./bench sweep</c>: what a sweep costs that finds some obligations due among many open ones.</summary>
internal static class SweepCommand
{
    private const long Few = 10_000;
    private const long Many = 1_000_000;
    private const int OrdinaryDue = 1000;

    public static Command Create()
    {
        var open = new Option<long[]>("--open") { Description = "Obligations open in the store, a run each.", HelpName = "N", DefaultValueFactory = _ => [Few, Many], AllowMultipleArgumentsPerToken = true };
        var due = new Option<int>("--due") { Description = "How many of them are due.", HelpName = "N", DefaultValueFactory = _ => OrdinaryDue };
        var command = new Command("sweep", "Measures the sweep over due obligations on a private PostgreSQL.") { open, due };
        command.SetAction(async (parsed, cancellation) =>
        {
            foreach (var many in parsed.GetValue(open)!)
            {
                SweepReport.Write(Console.Out, await SweepRun.RunAsync(many, parsed.GetValue(due), TimeProvider.System, cancellation));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
