using BenchmarkDotNet.Attributes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Micro;

/// <summary>Reading a concern of each format, and writing a referral in it.</summary>
public class AdapterBenchmarks
{
    private IAgencyAdapter adapter = null!;
    private IncomingMessage incoming = null!;
    private Outgoing referral = null!;
    private string contentType = null!;

    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "";

    public static IEnumerable<string> Formats => Sample.Formats;

    [GlobalSetup]
    public void Prepare()
    {
        var example = Sample.Of(Format);
        adapter = Sample.AdapterOf(Format);
        contentType = example.ContentType;
        incoming = new IncomingMessage(MessageKind.Concern, contentType, example.About(1));
        referral = Sample.ReferralTo(example.Sender);
    }

    [Benchmark]
    public TranslationResult Translate() => adapter.Translate(incoming);

    [Benchmark]
    public ComposedMessage Compose() => adapter.Compose(referral, contentType);
}
