using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>What went from and to one agency.</summary>
/// <param name="Received">From it, in the last hour.</param>
/// <param name="Refused">Of those.</param>
/// <param name="Dead">From or to it, and not delivered.</param>
/// <param name="Sent">To it, in the last hour.</param>
/// <param name="Pending">Decided and not sent yet.</param>
/// <param name="Waiting">Delivered and not collected; null when the broker did not say.</param>
public sealed record FlowAgency(string Id, string Name, int Received, int Refused, int Dead, int Sent, int Pending, long? Waiting);

/// <summary>The flow in numbers.</summary>
public sealed record FlowCounts(IReadOnlyList<FlowAgency> Agencies, DateTimeOffset At)
{
    public int Received => Agencies.Sum(agency => agency.Received);

    public int Refused => Agencies.Sum(agency => agency.Refused);

    public int Dead => Agencies.Sum(agency => agency.Dead);

    public int Pending => Agencies.Sum(agency => agency.Pending);
}

/// <summary>Counts what flows through the hub.</summary>
public sealed class FlowReading(IHubStore store, AgencyConnections connections, TimeProvider time)
{
    /// <summary>Of the messages that were decided last, no more than so many are looked at.</summary>
    private const int MostSent = 50_000;

    private static readonly ReceivedOutcome[] Outcomes = Enum.GetValues<ReceivedOutcome>();

    public async Task<FlowCounts> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var since = now.AddHours(-1);
        var received = await context.ReceivedMessages.Where(row => Outcomes.Contains(row.Outcome) && row.ReceivedAt > since && row.Sender != null).GroupBy(row => row.Sender!)
            .Select(same => new { same.Key, All = same.Count(), Refused = same.Sum(row => row.Outcome == ReceivedOutcome.Quarantined ? 1 : 0) }).ToDictionaryAsync(each => each.Key, cancellation);
        var first = await context.Outbox.OrderByDescending(row => row.Sequence).Select(row => row.Sequence).FirstOrDefaultAsync(cancellation) - MostSent;
        var sent = await context.Outbox.Where(row => row.Sequence > first && row.SentAt > since).GroupBy(row => row.Recipient).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellation);
        var pending = await context.Outbox.Where(row => row.SentAt == null).GroupBy(row => row.Recipient).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellation);
        var dead = await context.DeadLetters.Where(row => row.State == DeadLetterState.Dead && row.Source != DeadLetterSource.Quarantine && row.Agency != null)
            .GroupBy(row => row.Agency!).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellation);
        return new FlowCounts(
            [
                .. from connection in await connections.ReadAsync(cancellation)
                   let id = connection.Agency.Id.ToString()
                   let came = received.GetValueOrDefault(id)
                   select new FlowAgency(id, connection.Agency.Name, came?.All ?? 0, came?.Refused ?? 0, dead.GetValueOrDefault(id), sent.GetValueOrDefault(id), pending.GetValueOrDefault(id), connection.Waiting),
            ], now);
    }
}
