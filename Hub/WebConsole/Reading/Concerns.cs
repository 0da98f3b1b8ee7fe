using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>Reads one concern for one agency. That somebody read it is in the audit before anything is shown.</summary>
public sealed class Concerns(IHubStore store, SharedConcernReading reading, KeyRing keys, AuditTrail audit, Agreement agreement)
{
    /// <param name="purpose">The page, for the audit.</param>
    /// <returns>Null when there is no such concern for this agency, whether or not there is one for another.</returns>
    public async Task<ConcernView?> FindAsync(ConsolePerson person, string? written, string purpose, CancellationToken cancellation)
    {
        if (person.Agency is not { } agency || !ConcernReference.TryParse(written, out var reference))
        {
            return null;
        }

        await using var context = store.Open();
        var (own, named) = (agency.ToString(), reference.ToString());
        if (await context.ConcernsOf(own).AsNoTracking().FirstOrDefaultAsync(row => row.Reference == named, cancellation) is not { } concern
            || (await reading.ReadAsync(context, own, [concern], cancellation)).GetValueOrDefault(concern.Id) is not { } shared)
        {
            return null;
        }

        await audit.AppendAsync(person.Actor, "concern-read", named, purpose, cancellation);
        return await ViewAsync(context, agency, shared, cancellation);
    }

    public string NameOf(string agency) => AgencyId.TryParse(agency, out var id) && agreement.Find(id) is { } known ? known.Name : agency;

    private async Task<ConcernView> ViewAsync(HubDbContext context, AgencyId agency, SharedConcern shared, CancellationToken cancellation)
    {
        var (id, own) = (shared.Row.Id, agency.ToString());
        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().FirstAsync(row => row.Id == id, cancellation));
        var referrals = await context.Referrals.AsNoTracking().Where(row => row.ConcernId == id).OrderBy(row => row.RecordedAt).ThenBy(row => row.Recipient).ToListAsync(cancellation);
        var owed = await context.Obligations.AsNoTracking().Where(row => row.ConcernId == id && row.MetAt == null && row.CancelledAt == null).ToListAsync(cancellation);
        var timeline = await context.Timeline.AsNoTracking().Where(row => row.ConcernId == id).ToListAsync(cancellation);
        var answers = await context.RecordedAnswers.AsNoTracking().Where(row => row.ConcernId == id && row.Sender == own).OrderBy(row => row.Sequence).ToListAsync(cancellation);
        var work = await context.Engagements.AsNoTracking().FirstOrDefaultAsync(row => row.ConcernId == id && row.Agency == own, cancellation);
        var kept = referrals.Select(row => KeptReferral.Open(row, shared.Row, referrals, owed, key)).ToList();
        var mine = kept.FirstOrDefault(each => each.Row.Recipient == own && each.State.Recipient == agency) ?? kept.FirstOrDefault(each => each.State.Recipient == agency)
            ?? kept.FirstOrDefault(each => each.State.OfferedTo == agency) ?? kept.FirstOrDefault(each => each.Row.Recipient == own);
        var raised = shared.Row.RaisedBy == own;
        return new ConcernView
        {
            Agency = agency,
            Shared = shared,
            Owed = [.. owed.Where(row => row.OwedBy == own).OrderBy(row => row.Due).ThenBy(row => row.Name, StringComparer.Ordinal)],
            Mine = mine?.State,
            ReferralId = mine?.Row.Id,
            Partners = raised ? [.. kept.Select(Standing)] : [],
            Timeline = [.. timeline.Where(row => raised || MayKnow(row, own, shared.Row.RaisedBy)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id)],
            Answers = [.. answers.Select(row => Answer(row, key))],
            Work = work,
        };
    }

    /// <summary>A recipient knows of itself, of who raised it and of what the hub did; what partners did comes in the messages to it.</summary>
    private static bool MayKnow(TimelineRow row, string own, string raisedBy) => row.Agency == own || row.Agency == raisedBy;

    private static PartnerStanding Standing(KeptReferral kept) => new(
        kept.State.Recipient.ToString(), ConcernView.Words(kept.State.Phase), kept.State.DecidedBy?.Name, kept.State.DeclineReason, kept.State.DeliveredAt, kept.State.AcknowledgedAt, kept.State.DecidedAt);

    internal static OwnAnswer Answer(RecordedAnswerRow row, DataKey key)
    {
        var said = key.Open(row.SealedAnswer, RecordJson.Default.RecordedAnswer, SealedJson.Answer(row.ReceivedId));
        return new OwnAnswer(row.Sequence, row.ReceivedAt, row.AppliedAt is not null, row.ReceivedId, said.AnsweredMessageId, said.Response, said.Engagement);
    }
}
