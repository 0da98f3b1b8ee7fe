using System.CommandLine;
using SafeguardingHub.CommandLine;

namespace SafeguardingHub.Bench.Pages;

/// <summary><c>./bench console</c>: whether a caseworker's pages stay as quick when there is a hundred times as much in the store.</summary>
internal static class PagesCommand
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int OrdinaryUsers = 20;

    /// <summary>A page may take so many times as long with the last store as with the first.</summary>
    private const double MostSlower = 1.5;

    /// <summary>Below this nobody notices, and the machine's own noise is larger.</summary>
    private const double Unnoticed = 3;

    public static Command Create()
    {
        var stored = new Option<int[]>("--stored") { Description = "Concerns in the store, a run each.", HelpName = "N", DefaultValueFactory = _ => [Few, Many], AllowMultipleArgumentsPerToken = true };
        var users = new Option<int>("--users") { Description = "How many ask at once.", HelpName = "N", DefaultValueFactory = _ => OrdinaryUsers };
        var command = new Command("console", "Measures the console's pages on a private PostgreSQL.") { stored, users };
        command.SetAction(async (parsed, cancellation) =>
        {
            var runs = new List<PagesMeasurement>();
            foreach (var many in parsed.GetValue(stored)!)
            {
                runs.Add(await PagesRun.RunAsync(many, parsed.GetValue(users), TimeProvider.System, cancellation));
                PagesReport.Write(Console.Out, runs[^1]);
            }

            var slower = PagesReport.Compare(Console.Out, runs[0], runs[^1]).Where(compared => compared.Ratio > MostSlower && compared.Milliseconds > Unnoticed).ToList();
            slower.ForEach(compared => Console.Out.WriteLine($"FAILED: {compared.What} takes {compared.Ratio:0.00} times as long; no more than {MostSlower} was promised"));
            return slower.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }
}
