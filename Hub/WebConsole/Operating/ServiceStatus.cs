using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SafeguardingHub.WebConsole.Operating;

public enum PartState { Working, Slow, Down }

/// <summary>One thing that the service needs.</summary>
/// <param name="Means">What it means for people when it does not work.</param>
/// <param name="Detail">For operators: a short sentence of the program's own, never exception text; null for none.</param>
public sealed record PartStatus(string Name, PartState State, string Means, string? Detail, TimeSpan Took);

public sealed record ServiceReading(IReadOnlyList<PartStatus> Parts, DateTimeOffset At);

/// <summary>The hub's own health checks in words. Answers whatever is away.</summary>
public sealed class ServiceStatus : IDisposable
{
    /// <summary>As the bus names its own check.</summary>
    private const string Bus = "masstransit-bus";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    /// <summary>What takes longer is slow.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>By the names of the checks; the bus adds its own.</summary>
    private static readonly Dictionary<string, (string Name, string Means)> Known = new(StringComparer.Ordinal)
    {
        ["store"] = ("Records", "Nothing can be read or recorded. What agencies send to the broker waits there, and what they send over HTTP is refused so that they send it again. Nothing is lost."),
        [Bus] = ("Messages between agencies", "Agencies’ systems can neither send nor collect by the broker. You can go on here: what you send is recorded, and goes out when it is back."),
        ["chasing"] = ("Reminders", "Reminders and escalations are late. Nobody may be reminded of what is overdue: look at what is overdue yourself."),
        ["mail"] = ("Mail", "Mail to duty mailboxes is late. Look here, and ring."),
        ["translations"] = ("Reading of messages", "Some messages take far too long to read. They are kept."),
    };

    private readonly Lately<ServiceReading> lately;

    public ServiceStatus(HealthCheckService checks, BrokerLook broker, TimeProvider time) => lately = new(cancellation => ReadAsync(checks, broker, time, cancellation), Kept, time);

    public Task<ServiceReading> ReadAsync(CancellationToken cancellation) => lately.ReadAsync(cancellation);

    public void Dispose() => lately.Dispose();

    private static async Task<ServiceReading> ReadAsync(HealthCheckService checks, BrokerLook broker, TimeProvider time, CancellationToken cancellation)
    {
        var report = await checks.CheckHealthAsync(cancellation);
        // The bus calls itself degraded for as long as it tries to connect again.
        var isAway = await broker.ReadAsync(cancellation) is { Queues: null };
        return new ServiceReading(
            [
                .. from name in Known.Keys.Concat(report.Entries.Keys.Where(name => !Known.ContainsKey(name)))
                   where report.Entries.ContainsKey(name)
                   let part = PartOf(name, report.Entries[name])
                   select name == Bus && isAway ? part with { State = PartState.Down, Detail = "The broker does not answer." } : part,
            ], time.GetUtcNow());
    }

    private static PartStatus PartOf(string name, HealthReportEntry entry)
    {
        var (words, means) = Known.GetValueOrDefault(name, (name, "Ask an operator."));
        var state = entry.Status switch
        {
            HealthStatus.Unhealthy => PartState.Down,
            HealthStatus.Degraded => PartState.Slow,
            _ => entry.Duration > Slow ? PartState.Slow : PartState.Working,
        };
        return new PartStatus(words, state, means, entry.Exception is { } thrown ? $"It could not be looked up: {thrown.GetType().Name}." : entry.Description, entry.Duration);
    }
}
