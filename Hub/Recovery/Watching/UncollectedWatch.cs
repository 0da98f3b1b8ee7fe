using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>
/// Finds referrals that were delivered and that nobody has collected for too long. Delivered is not received: whoever raised the
/// concern is told once for each, and operators once for each agency.
/// </summary>
public sealed class UncollectedWatch(IHubStore store, IUncollected uncollected, Agreement agreement, UncollectedTelling telling, RecoverySettings settings, TimeProvider time)
{
    public static IReadOnlyList<string> Names { get; } = [IncidentNames.AgencyNotReading];

    public async Task<Watched> LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lying = await uncollected.ReadAsync([.. agreement.Agencies.Select(agency => agency.Id)], cancellation);
        var seen = new List<Observation>();
        foreach (var (agency, messages) in lying)
        {
            var late = await LateAsync(agency.ToString(), messages, now - settings.UncollectedAfter, cancellation);
            await telling.TellAsync(agency, late, cancellation);
            await NoteCollectedAsync(agency.ToString(), messages, now, cancellation);
            seen.Add(new Observation(
                IncidentNames.AgencyNotReading, agency.ToString(), late.Count > 0 ? Look.Bad : Look.Good, $"{late.Count} referrals to {agency} were delivered and not collected within {settings.UncollectedAfter.TotalMinutes:0} minutes.",
                "Ring the agency: does its program run, and with its own user? Whoever raised the concerns has been told to reach the agency otherwise."));
        }

        return new Watched([.. Names], seen);
    }

    /// <summary>A referral that somebody has acknowledged was received, whatever the queue says.</summary>
    private async Task<IReadOnlyList<LateReferral>> LateAsync(string agency, IReadOnlySet<Guid> messages, DateTimeOffset before, CancellationToken cancellation)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        // From what lies there, and not from what nobody has acknowledged: that is most of a year's referrals where agencies never do.
        var lying = messages.ToList();
        await using var context = store.Open();
        var old = await (from sent in context.Outbox.AsNoTracking()
                         join referral in context.Referrals.AsNoTracking() on sent.ReferralId equals referral.Id
                         where lying.Contains(sent.MessageId) && sent.Recipient == agency && sent.Type == "referral" && sent.SentAt != null && sent.SentAt < before && referral.AcknowledgedAt == null && referral.DecidedAt == null && referral.ClosedAt == null
                         select new { sent.MessageId, sent.SentAt, ReferralId = referral.Id, referral.ConcernId }).ToListAsync(cancellation);
        return [.. old.DistinctBy(each => each.ReferralId).Select(each => new LateReferral(each.ReferralId, each.ConcernId, each.MessageId, each.SentAt!.Value))];
    }

    private async Task NoteCollectedAsync(string agency, IReadOnlySet<Guid> messages, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var open = await context.UncollectedReferrals.Where(row => row.Agency == agency && row.CollectedAt == null).ToListAsync(cancellation);
        foreach (var row in open.Where(row => !messages.Contains(row.MessageId)))
        {
            row.CollectedAt = now;
        }

        await context.SaveChangesAsync(cancellation);
    }
}

/// <summary>Delivered, and lying there.</summary>
public sealed record LateReferral(Guid ReferralId, Guid ConcernId, Guid MessageId, DateTimeOffset DeliveredAt);
