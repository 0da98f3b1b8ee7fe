using BenchmarkDotNet.Attributes;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Micro;

/// <summary>Deciding about a concern of each format.</summary>
public class RoutingBenchmarks
{
    private Concern concern = null!;
    private AgencyId raisedBy;

    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "";

    public static IEnumerable<string> Formats => Sample.Formats;

    [GlobalSetup]
    public void Prepare()
    {
        var example = Sample.Of(Format);
        (concern, raisedBy) = (Sample.ConcernOf(example), example.Sender);
    }

    [Benchmark]
    public RoutingDecision Decide() => RecipientList.Decide(concern, raisedBy, Sample.Received, KnownOfChild.Nothing, Sample.Agreement);
}
