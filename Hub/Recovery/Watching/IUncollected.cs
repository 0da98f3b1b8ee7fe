using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>What lies at the agencies, delivered and not collected.</summary>
public interface IUncollected
{
    /// <summary>Ids of messages that each agency has not collected. An agency that cannot be asked is left out.</summary>
    Task<IReadOnlyDictionary<AgencyId, IReadOnlySet<Guid>>> ReadAsync(IReadOnlyList<AgencyId> agencies, CancellationToken cancellation);
}

/// <summary>
/// In the agencies' queues. A queue is not looked into, since that would count as a delivery.
/// </summary>
public sealed class UncollectedOnBroker(RabbitMqSettings broker, IHubStore store) : IUncollected
{
    public async Task<IReadOnlyDictionary<AgencyId, IReadOnlySet<Guid>>> ReadAsync(IReadOnlyList<AgencyId> agencies, CancellationToken cancellation)
    {
        var counts = await TopologyRepair.CountAsync(broker, agencies.Select(HubNames.AgencyQueue), cancellation);
        var found = new Dictionary<AgencyId, IReadOnlySet<Guid>>();
        await using var context = store.Open();
        foreach (var agency in agencies)
        {
            if (counts.TryGetValue(HubNames.AgencyQueue(agency), out var count))
            {
                found[agency] = count == 0 ? new HashSet<Guid>() : await context.Outbox.AsNoTracking().LastSentTo(agency, count).Select(row => row.MessageId).ToHashSetAsync(cancellation);
            }
        }

        return found;
    }
}

/// <summary>In the mailboxes of the store.</summary>
public sealed class UncollectedInMailbox(IHubStore store) : IUncollected
{
    public async Task<IReadOnlyDictionary<AgencyId, IReadOnlySet<Guid>>> ReadAsync(IReadOnlyList<AgencyId> agencies, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var waiting = await context.Mailbox.AsNoTracking().Where(row => row.CollectedAt == null).Select(row => new { row.Recipient, row.MessageId }).ToListAsync(cancellation);
        return agencies.ToDictionary(agency => agency, IReadOnlySet<Guid> (agency) => waiting.Where(row => row.Recipient == agency.ToString()).Select(row => row.MessageId).ToHashSet());
    }
}
