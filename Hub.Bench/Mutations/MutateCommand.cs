using System.CommandLine;
using SafeguardingHub.Bench.Mutations.Changing;
using SafeguardingHub.Bench.Mutations.Judging;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Mutations;

/// <summary><c>./bench mutate</c>: what changed messages do to the adapters, without broker or database.</summary>
internal static class MutateCommand
{
    private const long OrdinaryMessages = 1_000_000;
    private const double OrdinaryMinutes = 10;
    private const long OrdinarySeed = 20_260_310;

    public static Command Create()
    {
        var format = new Option<string?>("--format") { Description = "One format alone (default: all).", HelpName = "NAME" };
        var messages = new Option<long>("--messages") { Description = "Changed messages of each format.", HelpName = "N", DefaultValueFactory = _ => OrdinaryMessages };
        var seed = new Option<long>("--seed") { Description = "The same seed makes the same messages.", HelpName = "S", DefaultValueFactory = _ => OrdinarySeed };
        var minutes = new Option<double>("--minutes") { Description = "The longest time for each format.", HelpName = "M", DefaultValueFactory = _ => OrdinaryMinutes };
        var index = new Option<long?>("--index") { Description = "Only this message, written to standard output as it is; needs --format.", HelpName = "I" };
        format.AcceptOnlyFromAmong([.. FormatExamples.Formats]);
        var command = new Command("mutate", "Changes the published examples at random and checks that every reading of them is quick, safe and about the right child.") { format, messages, seed, minutes, index };
        command.SetAction(parsed =>
        {
            IReadOnlyCollection<string> formats = parsed.GetValue(format) is { } one ? [one] : FormatExamples.Formats;
            return parsed.GetValue(index) is { } only
                ? Show(formats.First(), (ulong)parsed.GetValue(seed), only)
                : Run(formats, (ulong)parsed.GetValue(seed), parsed.GetValue(messages), TimeSpan.FromMinutes(parsed.GetValue(minutes)));
        });
        return command;
    }

    private static int Run(IReadOnlyCollection<string> formats, ulong seed, long messages, TimeSpan longest)
    {
        var agreed = AgreementAndFormats.Load(null);
        List<MutationResult> results = [.. formats.Select(format => new MutationRun(format, new MutationTrial(Examples(format), seed, agreed), messages, longest).Run(Console.Error))];
        MutationReport.Write(Console.Out, results, seed);
        if (results.TrueForAll(result => result.Holds))
        {
            return 0;
        }

        Console.Out.WriteLine("FAILED");
        return 1;
    }

    private static int Show(string format, ulong seed, long index)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(new Mutator(Examples(format), seed).Make(index).Body);
        return 0;
    }

    private static FormatExamples Examples(string format) => FormatExamples.Read(Path.Combine(AppContext.BaseDirectory, "examples"), format);
}
