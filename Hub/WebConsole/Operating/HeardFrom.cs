using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>When each agency last sent anything. Looks a little back, then further, until it has found all.</summary>
public sealed class HeardFrom(IHubStore store, Agreement agreement, TimeProvider time)
{
    /// <summary>What was sent longer ago than the last of these counts as never.</summary>
    public static IReadOnlyList<TimeSpan> Back { get; } = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(90)];

    /// <summary>All: named so that the index over outcome and time is of use.</summary>
    private static readonly ReceivedOutcome[] Outcomes = Enum.GetValues<ReceivedOutcome>();

    /// <returns>An agency that was not heard of is not in it.</returns>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var heard = new Dictionary<string, DateTimeOffset>();
        foreach (var since in Back.Select(back => time.GetUtcNow() - back))
        {
            heard = await context.ReceivedMessages.Where(row => Outcomes.Contains(row.Outcome) && row.ReceivedAt > since && row.Sender != null)
                .GroupBy(row => row.Sender!).Select(same => new { Sender = same.Key, At = same.Max(row => row.ReceivedAt) }).ToDictionaryAsync(each => each.Sender, each => each.At, cancellation);
            if (agreement.Agencies.All(agency => heard.ContainsKey(agency.Id.ToString())))
            {
                break;
            }
        }

        return heard;
    }
}
