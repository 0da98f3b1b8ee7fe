using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>What an agency's queue holds: it gives out the oldest first, so that what is left in it are the last that were sent.</summary>
internal static class LastSent
{
    /// <param name="count">How many messages the queue holds.</param>
    public static IQueryable<OutboxRow> LastSentTo(this IQueryable<OutboxRow> outbox, AgencyId agency, long count)
    {
        var (recipient, most) = (agency.ToString(), (int)Math.Min(count, int.MaxValue));
        return outbox.Where(row => row.Recipient == recipient && row.SentAt != null).OrderByDescending(row => row.SentAt).ThenByDescending(row => row.Sequence).Take(most);
    }
}
