using System.CommandLine;
using System.Globalization;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Micro;
using SafeguardingHub.Bench.Mutations;
using SafeguardingHub.Bench.Pages;
using SafeguardingHub.Bench.Recovery;
using SafeguardingHub.Bench.Runs;
using SafeguardingHub.Bench.Sweeping;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Bench;

/// <summary><c>./bench</c>: figures go to standard output, what is going on to standard error.</summary>
internal static class BenchCommandLine
{
    private const int OrdinaryMessages = 20_000;

    /// <summary>A check failed, or there was nothing to measure.</summary>
    private const int Failed = 1;

    private static readonly Option<int?> Messages = new("--messages") { Description = $"Messages measured, after {BenchOptions.WarmUp} of warm-up (default: {OrdinaryMessages}; with --urgent {UrgentRun.Backlog} wait).", HelpName = "N" };
    private static readonly Option<bool> Urgent = new("--urgent") { Description = "Measure urgent messages that come while ordinary ones wait." };
    private static readonly Option<double?> Steady = new("--steady") { Description = "Messages a second, evenly, instead of all at once; needs --minutes.", HelpName = "RATE" };
    private static readonly Option<double?> Minutes = new("--minutes") { Description = "How long, with --steady.", HelpName = "M" };
    private static readonly Option<int> Stored = new("--stored") { Description = "Fill the store with so many concerns before: a sample through the hub, then copies of its rows.", HelpName = "N" };
    private static readonly Option<int?> Instances = new("--instances") { Description = "Hub processes (default: 1).", HelpName = "K" };
    private static readonly Option<bool> Statements = new("--statements") { Description = "List what the database's statements cost; counting them costs a little too." };
    private static readonly Option<bool> Json = new("--json") { Description = "The figures as a line of JSON too." };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        return ExitCode.Usage;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Measures the hub over a private RabbitMQ and PostgreSQL (Debian's packages).") { Messages, Urgent, Steady, Minutes, Stored, Instances, Statements, Json, MicroCommand.Create(), MutateCommand.Create(), SweepCommand.Create(), RecoveryCommand.Create(), PagesCommand.Create() };
        root.Validators.Add(given =>
        {
            if (Faults(given.GetValue(Messages), given.GetValue(Urgent), given.GetValue(Steady), given.GetValue(Minutes), given.GetValue(Stored), given.GetValue(Instances)) is { } fault)
            {
                given.AddError(fault);
            }
        });
        root.SetAction((parsed, cancellation) => MeasureAsync(Read(parsed), cancellation));
        return root;
    }

    private static string? Faults(int? messages, bool urgent, double? steady, double? minutes, int stored, int? instances) => true switch
    {
        _ when steady is null != minutes is null => "--steady and --minutes go together.",
        _ when steady is not null && (urgent || messages is not null) => "--steady goes with neither --urgent nor --messages.",
        _ when messages < 1 || messages > SyntheticNumbers.Children / 2 => $"--messages is 1 to {SyntheticNumbers.Children / 2}: there are no more numbers for children.",
        _ when steady <= 0 || minutes <= 0 || stored < 0 || instances < 1 => "A number is too small.",
        _ when steady * minutes * 60 > SyntheticNumbers.Children / 2 => $"No more than {SyntheticNumbers.Children / 2} messages: there are no more numbers for children.",
        _ => null,
    };

    private static BenchOptions Read(ParseResult parsed) => new(
        parsed.GetValue(Messages) ?? (parsed.GetValue(Urgent) ? UrgentRun.Backlog : OrdinaryMessages),
        parsed.GetValue(Urgent), parsed.GetValue(Steady), parsed.GetValue(Minutes) ?? 0, parsed.GetValue(Stored), parsed.GetValue(Instances) ?? 1, parsed.GetValue(Statements), parsed.GetValue(Json));

    private static async Task<int> MeasureAsync(BenchOptions options, CancellationToken cancellation)
    {
        var load = double.Parse((await File.ReadAllTextAsync("/proc/loadavg", cancellation)).Split(' ')[0], CultureInfo.InvariantCulture);
        try
        {
            var measured = await BenchRun.RunAsync(options, TimeProvider.System, cancellation);
            BenchReport.Write(Console.Out, options, measured, load);
            if (options.Json)
            {
                BenchReport.WriteJson(Console.Out, options, measured, load);
            }

            if (measured.Checks.All(check => check.Holds))
            {
                return ExitCode.Done;
            }

            await Console.Out.WriteLineAsync("FAILED");
            return Failed;
        }
        catch (Exception failure) when (failure is BenchFailureException or TimeoutException or PartMissingException)
        {
            await Console.Out.WriteLineAsync($"FAILED: {failure.Message}");
            return Failed;
        }
    }
}
