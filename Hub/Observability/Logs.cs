using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SafeguardingHub.Observability;

/// <summary>One JSON line an event in production, readable lines in development; always on standard error, since data goes to standard output.</summary>
public static class Logs
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddHubLogs(this WebApplicationBuilder builder, LogEventLevel level)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        builder.Services.AddSerilog(builder.Environment.IsDevelopment()
            ? logs.WriteTo.Console(outputTemplate: Readable, formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger()
            : logs.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger(), dispose: true);
    }
}
