using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SafeguardingHub.Observability;

/// <summary>Metrics at <c>/metrics</c>; traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
public static class Telemetry
{
    /// <summary>
    /// Combinations of labels for each number that is not the hub's own. Room for all of them is taken at once, and as many as the
    /// hub's own may need (2,000, an agency being a label) are 13 MB that nobody uses.
    /// </summary>
    private const int OthersCardinality = 100;

    public static void AddHubTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HubMetrics>();
        builder.Services.AddSingleton<WatchedFlow>();
        builder.Services.AddHostedService<StoreGauges>();
        var exported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "safeguarding-hub"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(HubMetrics.Name, "MassTransit").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter()
                    .AddView(instrument => instrument.Meter.Name == HubMetrics.Name ? null : new MetricStreamConfiguration { CardinalityLimit = OthersCardinality });
                _ = exported ? metrics.AddOtlpExporter() : metrics;
            });
        if (exported)
        {
            // Spans that nobody takes would still be made. Those of incoming messages start a trace of their own; the sender's
            // context, if any, comes in the message headers.
            telemetry.WithTracing(traces => traces.AddSource(HubMetrics.Name, "RabbitMQ.Client.Publisher").AddAspNetCoreInstrumentation().AddOtlpExporter());
        }
    }
}
