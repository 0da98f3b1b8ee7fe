using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SafeguardingHub.Bench.Measuring;

namespace SafeguardingHub.Bench;

/// <summary>The figures for people, and for programs.</summary>
internal static class BenchReport
{
    private const int StatementsShown = 25;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="load">Of the machine in the minute before the run: what else was going on.</param>
    public static void Write(TextWriter output, BenchOptions options, Measurement measured, double load)
    {
        void Line(string what, FormattableString value) => output.WriteLine($"  {what,-48} {value.ToString(CultureInfo.InvariantCulture),12}");

        output.WriteLine(Title(options, load));
        Line("concerns/s", $"{measured.Concerns / measured.Seconds:F0}");
        Line("messages out/s", $"{measured.MessagesOut / measured.Seconds:F0}");
        Line("seconds measured", $"{measured.Seconds:F1}");
        Line("hub: CPU s per 1,000 concerns", $"{measured.TimesPerThousand.Hub:F2}");
        Line("broker: CPU s per 1,000 concerns", $"{measured.TimesPerThousand.Broker:F2}");
        Line("database: CPU s per 1,000 concerns", $"{measured.TimesPerThousand.Database:F2}");
        Line("hub: peak memory, MiB", $"{measured.PeakMemory:F0}");
        foreach (var latency in measured.Latencies)
        {
            Line($"{latency.What}, p50 ms", $"{latency.Times.Median:F1}");
            Line($"{latency.What}, p99 ms", $"{latency.Times.NinetyNinth:F1}");
        }

        foreach (var statement in measured.Statements.Take(StatementsShown))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statement.Seconds,8:F2} s {statement.Calls,8} calls {statement.Rows,9} rows  {statement.Statement}"));
        }

        foreach (var check in measured.Checks)
        {
            output.WriteLine(check.Holds ? $"  {check.Counted,-48} {check.Found,12}" : $"  {check.Counted,-48} {check.Found,12}  FAILED: {check.Foreseen} foreseen");
        }
    }

    public static void WriteJson(TextWriter output, BenchOptions options, Measurement measured, double load) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            run = options.Name,
            options.Messages,
            options.Rate,
            options.Stored,
            options.Instances,
            cores = Environment.ProcessorCount,
            load,
            runtime = RuntimeInformation.FrameworkDescription,
            concernsPerSecond = measured.Concerns / measured.Seconds,
            messagesOutPerSecond = measured.MessagesOut / measured.Seconds,
            measured.Seconds,
            cpuSecondsPerThousandConcerns = measured.TimesPerThousand,
            peakMemoryMiB = measured.PeakMemory,
            milliseconds = measured.Latencies.ToDictionary(latency => latency.What, latency => latency.Times),
            checks = measured.Checks.ToDictionary(check => check.Counted, check => check.Found),
            passed = measured.Checks.All(check => check.Holds),
        },
        Json));

    private static string Title(BenchOptions options, double load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Name}{(options.Rate is { } rate ? $" at {rate}/s for {options.Minutes} min" : $", {options.Messages} messages")}, {options.Instances} instance(s), {options.Stored} stored before; {Environment.ProcessorCount} cores, load before {load:F1}, {RuntimeInformation.FrameworkDescription}");
}
