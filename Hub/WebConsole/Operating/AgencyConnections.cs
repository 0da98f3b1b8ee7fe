using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>How an agency is connected at this moment.</summary>
public sealed record AgencyConnection
{
    public required Agency Agency { get; init; }

    /// <summary>Null for never.</summary>
    public required DateTimeOffset? Heard { get; init; }

    /// <summary>Messages that are delivered and that it has not collected; null when the broker did not say.</summary>
    public required long? Waiting { get; init; }

    /// <summary>When the oldest of those was delivered.</summary>
    public required DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>Programs that read its queue; null without a broker, or when it did not say.</summary>
    public required uint? Consumers { get; init; }

    /// <summary>It has sent as much over HTTP as it may for now.</summary>
    public required bool HeldBack { get; init; }

    /// <summary>Keys for HTTP, without the keys.</summary>
    public required IReadOnlyList<IssuedKey> Keys { get; init; }

    public required IReadOnlyList<MailboxTroubleRow> FailingMailboxes { get; init; }
}

/// <summary>Reads how the agencies are connected.</summary>
public sealed class AgencyConnections(IHubStore store, Agreement agreement, BrokerLook broker, IAgencyPace pace, ApiKeys keys)
{
    public async Task<IReadOnlyList<AgencyConnection>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var lately = await LastHeard.ReadAsync(context, agreement, cancellation);
        var reading = await broker.ReadAsync(cancellation);
        var failing = await context.MailboxTroubles.AsNoTracking().ToListAsync(cancellation);
        var waiting = reading is null ? await InMailboxesAsync(context, cancellation) : await InQueuesAsync(context, reading, cancellation);
        return
        [
            .. from agency in agreement.Agencies
               let lies = waiting.GetValueOrDefault(agency.Id.ToString())
               select new AgencyConnection
               {
                   Agency = agency,
                   Heard = lately.TryGetValue(agency.Id.ToString(), out var at) ? at : null,
                   Waiting = lies.Count ?? (reading is null ? 0 : null),
                   OldestWaiting = lies.Oldest,
                   Consumers = reading?.Of(HubNames.AgencyQueue(agency.Id))?.Consumers,
                   HeldBack = pace.IsHeldBack(agency.Id),
                   Keys = keys.KeysOf(agency.Id),
                   FailingMailboxes = [.. failing.Where(trouble => agency.Contacts.Any(contact => string.Equals(contact.Mailbox, trouble.Mailbox, StringComparison.OrdinalIgnoreCase)))],
               },
        ];
    }

    private static async Task<Dictionary<string, (long? Count, DateTimeOffset? Oldest)>> InMailboxesAsync(HubDbContext context, CancellationToken cancellation) =>
        (await context.Mailbox.Where(row => row.CollectedAt == null).GroupBy(row => row.Recipient).Select(same => new { same.Key, Count = same.LongCount(), Oldest = same.Min(row => row.PlacedAt) }).ToListAsync(cancellation))
            .ToDictionary(each => each.Key, each => ((long?)each.Count, (DateTimeOffset?)each.Oldest));

    private async Task<Dictionary<string, (long? Count, DateTimeOffset? Oldest)>> InQueuesAsync(HubDbContext context, BrokerReading reading, CancellationToken cancellation)
    {
        var found = new Dictionary<string, (long? Count, DateTimeOffset? Oldest)>();
        foreach (var agency in agreement.Agencies)
        {
            if (reading.Of(HubNames.AgencyQueue(agency.Id)) is { } look)
            {
                found[agency.Id.ToString()] = (look.Ready, look.Ready == 0 ? null : await context.Outbox.LastSentTo(agency.Id, look.Ready).MinAsync(row => row.SentAt, cancellation));
            }
        }

        return found;
    }
}
