using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Observability;

/// <summary>When each agency last sent anything, good or bad. An agency that has gone silent is asked after like any other, however long ago it spoke.</summary>
public static class LastHeard
{
    /// <summary>One step down an index for each agency, so that it takes as long with a million messages.</summary>
    /// <returns>By the agency's id; one that has never sent anything is not in it.</returns>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(HubDbContext context, Agreement agreement, CancellationToken cancellation)
    {
        var heard = new Dictionary<string, DateTimeOffset>(agreement.Agencies.Count, StringComparer.Ordinal);
        foreach (var agency in agreement.Agencies.Select(each => each.Id.ToString()))
        {
            if (await context.ReceivedMessages.Where(row => row.Sender == agency).MaxAsync(row => (DateTimeOffset?)row.ReceivedAt, cancellation) is { } at)
            {
                heard[agency] = at;
            }
        }

        return heard;
    }
}
