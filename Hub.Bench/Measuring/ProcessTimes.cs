using System.Globalization;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>Processor time since their start, in seconds, of the hub, the broker and the database.</summary>
internal sealed record ProcessTimes(double Hub, double Broker, double Database)
{
    /// <summary>Linux counts process time in hundredths of a second for everybody (USER_HZ, proc(5)).</summary>
    private const double TicksPerSecond = 100;

    private const string HubName = "dotnet";

    public double Total => Hub + Broker + Database;

    /// <summary>Of the processes that this one has started.</summary>
    public static ProcessTimes Read()
    {
        var started = ProcessStat.DescendantsOf(Environment.ProcessId);
        return new ProcessTimes(
            started.Where(process => process.Name == HubName).Sum(process => process.OwnTicks) / TicksPerSecond,
            started.Where(process => process.Name == "beam.smp").Sum(process => process.OwnTicks) / TicksPerSecond,
            // With those that have ended: the database has a process for every connection.
            started.Where(process => process.Name == "postgres").Sum(process => process.OwnTicks + process.EndedChildrenTicks) / TicksPerSecond);
    }

    public ProcessTimes Since(ProcessTimes earlier) => new(Hub - earlier.Hub, Broker - earlier.Broker, Database - earlier.Database);

    public ProcessTimes Per(double count) => new(Hub / count, Broker / count, Database / count);

    /// <summary>The most memory that a hub has held since its start, in MiB; of several, of the one that held most.</summary>
    public static double HubPeakMemory() => ProcessStat.DescendantsOf(Environment.ProcessId).Where(process => process.Name == HubName).Max(process => PeakMemory(process.Id));

    private static double PeakMemory(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
}
