using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SafeguardingHub.Observability;

/// <summary>Metrics at <c>/metrics</c>; traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
public static class Telemetry
{
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
                metrics.AddMeter(HubMetrics.Name, "MassTransit").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter();
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
