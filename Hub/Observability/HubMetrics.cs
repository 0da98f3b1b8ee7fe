using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SafeguardingHub.Observability;

/// <summary>
/// The hub's own numbers and spans. Labels are agency, kind, outcome and problem code: never anything from a message.
/// Names follow Prometheus (prefix, unit, <c>_total</c> added by the exporter) and OpenTelemetry's messaging conventions, v1.44.0.
/// </summary>
public sealed class HubMetrics : IDisposable
{
    public const string Name = "SafeguardingHub";

    /// <summary>Spans <c>process …</c> and <c>send …</c>.</summary>
    public static readonly ActivitySource Spans = new(Name);

    /// <summary>Seconds, as the messaging conventions ask.</summary>
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Meter meter;
    private readonly Counter<long> received;
    private readonly Counter<long> rejected;
    private readonly Counter<long> duplicate;
    private readonly Counter<long> routed;
    private readonly Counter<long> consumed;
    private readonly Counter<long> sent;
    private readonly Counter<long> replayed;
    private readonly Counter<long> mailed;
    private readonly Histogram<double> processing;

    public HubMetrics()
    {
        // Two hubs in one process have meters of the same name: the scope says whose numbers they are.
        meter = new Meter(new MeterOptions(Name) { Scope = this });
        received = meter.CreateCounter<long>("hub_concerns_received");
        rejected = meter.CreateCounter<long>("hub_concerns_rejected");
        duplicate = meter.CreateCounter<long>("hub_concerns_duplicate");
        routed = meter.CreateCounter<long>("hub_alerts_routed");
        consumed = meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}");
        replayed = meter.CreateCounter<long>("hub_dead_letters_replayed");
        sent = meter.CreateCounter<long>("messaging.client.sent.messages", "{message}");
        mailed = meter.CreateCounter<long>("hub_mails");
        processing = meter.CreateHistogram("messaging.process.duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        meter.CreateObservableGauge("hub_build_info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", typeof(HubMetrics).Assembly.GetName().Version?.ToString())));
    }

    /// <summary>Numbers that are looked up when asked for.</summary>
    public void Observe(string name, Func<IEnumerable<Measurement<double>>> read, string? unit = null) => meter.CreateObservableGauge(name, read, unit);

    public void Processed(string channel, string agency, string kind, string outcome, bool repeated, IEnumerable<string> codes, TimeSpan took)
    {
        received.Add(1, new("agency", agency), new("message_type", kind), new("outcome", repeated ? "duplicate" : outcome));
        consumed.Add(1, new("messaging.operation.name", "process"), new("messaging.system", channel));
        processing.Record(took.TotalSeconds, new("messaging.operation.name", "process"), new("messaging.system", channel));
        if (repeated)
        {
            duplicate.Add(1, new KeyValuePair<string, object?>("agency", agency));
        }
        else if (outcome == "rejected")
        {
            foreach (var code in codes)
            {
                rejected.Add(1, new("agency", agency), new("error_code", code));
            }
        }
    }

    /// <param name="outcome">A word of the hub's own, never a fault's text.</param>
    public void Replayed(string outcome) => replayed.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Routed(string agency, string risk) => routed.Add(1, new("agency", agency), new("risk", risk));

    public void Sent(string agency, string type, string outcome) =>
        sent.Add(1, new("messaging.operation.name", "send"), new("messaging.system", "rabbitmq"), new("messaging.destination.name", $"hub.out:{agency}"), new("message_type", type), new("outcome", outcome));

    /// <param name="kind">What the mail is, or <c>bounce</c>.</param>
    public void Mailed(string kind, string outcome) => mailed.Add(1, new("kind", kind), new("outcome", outcome));

    public void Dispose() => meter.Dispose();
}
