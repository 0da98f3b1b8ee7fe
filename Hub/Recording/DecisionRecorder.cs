using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Writes what was decided about a concern: who is told or not and why, what they are sent, what is owed, and the timeline.</summary>
internal sealed class DecisionRecorder(NewRows rows, FreshMessages outbox, AuditChain audit, DateTimeOffset now)
{
    private readonly List<AgencyDecisionRecord> decided = [];

    /// <param name="told">Those that have a referral already; what they are shown of an update is kept with their notice.</param>
    public void Decide(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, IReadOnlyCollection<AgencyId> told)
    {
        foreach (var agency in decision.Agencies.Where(agency => !told.Contains(agency.Agency)))
        {
            decided.Add(AgencyDecisionRecord.Of(agency));
            if (agency.Sent)
            {
                Refer(row, key, reference, decision, agency);
            }
        }

        foreach (var obligation in decision.Obligations)
        {
            Oblige(row, obligation);
        }
    }

    /// <summary>Keeps what was decided about this version of the concern, once all of it is.</summary>
    public void Keep(ConcernRow row, string agreementVersion)
    {
        if (decided.Count > 0)
        {
            rows.Add(new RoutingDecisionRow
            {
                ConcernId = row.Id,
                ConcernVersion = row.Version,
                Agencies = AgencyDecisionRecord.Written(decided),
                AgreementVersion = agreementVersion,
                DecidedAt = now,
            });
            decided.Clear();
        }
    }

    private void Refer(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, AgencyDecision agency)
    {
        var id = Guid.CreateVersion7(now);
        rows.Add(new ReferralRow
        {
            Id = id,
            ConcernId = row.Id,
            Recipient = agency.Agency.ToString(),
            Urgent = row.Urgent,
            RecordedAt = now,
            Holder = row.RaisedBy,
        });
        var message = new Referral
        {
            MessageId = Answers.IdOf(id, "referral"),
            Recipient = agency.Agency,
            ComposedAt = now,
            ReferralId = new ReferralId(id),
            Reference = reference,
            RaisedBy = AgencyId.Parse(row.RaisedBy),
            Urgent = row.Urgent,
            Concern = agency.Shared ?? throw new InvalidOperationException("A referral with nothing to share."),
            WithheldFields = agency.WithheldFields,
            Why = [.. agency.Reasons.Select(reason => reason.Why)],
            Expected = agency.Expected,
            Sharing = agency.Basis ?? throw new InvalidOperationException("A share without its lawful basis."),
        };
        outbox.Post(key.ToOutbox(message, row.Urgent, row.Id, id, reference), message);
        Tell(row.Id, "referred", agency.Agency, string.Join(' ', agency.Reasons.Select(reason => reason.Why)));
        audit.AppendTo(rows, now, "hub", "shared", row.Reference, $"{agency.Agency} {decision.AgreementVersion}");
    }

    /// <summary>News for an agency that has a referral already.</summary>
    public void Notify(ConcernRow row, DataKey key, ConcernReference reference, UpdateRecipient recipient, ReferralRow referral, UpdateKind kind)
    {
        decided.Add(AgencyDecisionRecord.Of(new AgencyDecision
        {
            Agency = recipient.Agency,
            Sent = true,
            Reasons = [UpdateDeciding.HasReferral],
            SharedFields = recipient.SharedFields,
            WithheldFields = recipient.WithheldFields,
            Basis = recipient.Basis,
        }));
        var message = new UpdateNotice
        {
            MessageId = Answers.IdOf(referral.Id, $"update-{row.Version}"),
            Recipient = recipient.Agency,
            ComposedAt = now,
            ReferralId = new ReferralId(referral.Id),
            Reference = reference,
            RaisedBy = AgencyId.Parse(row.RaisedBy),
            Urgent = row.Urgent,
            Kind = kind,
            Note = recipient.Note,
            Concern = recipient.Shared,
            WithheldFields = recipient.WithheldFields,
        };
        outbox.PostInTurn(key.ToOutbox(message, row.Urgent, row.Id, referral.Id, reference));
        audit.AppendTo(rows, now, "hub", "shared-update", row.Reference, $"{recipient.Agency} {recipient.Basis.AgreementVersion}");
    }

    private void Oblige(ConcernRow row, RaisedObligation obligation) => rows.Add(new ObligationRow
    {
        Id = Guid.CreateVersion7(now),
        ConcernId = row.Id,
        Name = obligation.Name,
        About = obligation.About?.ToString(),
        What = obligation.What,
        OwedBy = obligation.OwedBy.ToString(),
        Role = obligation.Role,
        Clock = obligation.Clock,
        Since = obligation.Since,
        Due = obligation.Due,
        NextChaseAt = obligation.Due,
        Why = obligation.Why,
        Source = obligation.Source,
    });

    public void Tell(Guid concern, string happened, AgencyId? agency, string text) =>
        rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern, At = now, Event = happened, Agency = agency?.ToString(), Text = text });
}
