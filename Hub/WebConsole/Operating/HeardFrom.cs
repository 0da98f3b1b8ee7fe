using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>
/// When each agency last sent anything. The last day is looked at each time; further back, for those that were not heard of in it, only
/// every few minutes.
/// </summary>
public sealed class HeardFrom : IDisposable
{
    /// <summary>What was sent longer ago counts as never.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(90);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>All: named so that the index over outcome and time is of use.</summary>
    private static readonly ReceivedOutcome[] Outcomes = Enum.GetValues<ReceivedOutcome>();

    private readonly IHubStore store;
    private readonly Agreement agreement;
    private readonly TimeProvider time;
    private readonly Lately<Dictionary<string, DateTimeOffset>> longAgo;

    public HeardFrom(IHubStore store, Agreement agreement, TimeProvider time)
    {
        (this.store, this.agreement, this.time) = (store, agreement, time);
        longAgo = new(cancellation => LookAsync(Furthest, cancellation), Kept, time);
    }

    /// <returns>An agency that was not heard of is not in it.</returns>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellation)
    {
        var heard = await LookAsync(Recent, cancellation);
        if (agreement.Agencies.All(agency => heard.ContainsKey(agency.Id.ToString())))
        {
            return heard;
        }

        foreach (var (agency, at) in await longAgo.ReadAsync(cancellation))
        {
            heard.TryAdd(agency, at);
        }

        return heard;
    }

    public void Dispose() => longAgo.Dispose();

    private async Task<Dictionary<string, DateTimeOffset>> LookAsync(TimeSpan back, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var since = time.GetUtcNow() - back;
        return await context.ReceivedMessages.Where(row => Outcomes.Contains(row.Outcome) && row.ReceivedAt > since && row.Sender != null)
            .GroupBy(row => row.Sender!).Select(same => new { Sender = same.Key, At = same.Max(row => row.ReceivedAt) }).ToDictionaryAsync(each => each.Sender, each => each.At, cancellation);
    }
}
