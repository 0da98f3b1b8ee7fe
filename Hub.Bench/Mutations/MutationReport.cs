using System.Globalization;
using SafeguardingHub.Bench.Mutations.Judging;

namespace SafeguardingHub.Bench.Mutations;

internal static class MutationReport
{
    public static void Write(TextWriter output, IReadOnlyList<MutationResult> results, ulong seed)
    {
        output.WriteLine($"{"format",-20}{"messages",12}{"a second",10}{"translated",12}{"with warnings",15}{"refused",12}{"slowest ms",12}{"over 1 s",10}{"crashes",9}{"contradictions",16}  seed");
        foreach (var result in results)
        {
            var rate = (result.Messages / result.Took.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
            output.WriteLine($"{result.Format,-20}{result.Messages,12}{rate,10}{result.Outcomes[Outcome.Translated],12}{result.Outcomes[Outcome.TranslatedWithWarnings],15}{result.Outcomes[Outcome.Refused],12}{result.Slowest.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture),12}{result.Slow,10}{result.Crashes,9}{result.Contradictions,16}  {seed}");
        }

        foreach (var result in results)
        {
            foreach (var fault in result.Faults)
            {
                output.WriteLine($"{result.Format}, seed {seed}, {fault}");
            }
        }
    }
}
