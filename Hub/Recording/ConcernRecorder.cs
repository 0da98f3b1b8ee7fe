using System.Security.Cryptography;
using System.Text.Json;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Writes a concern, its decisions, referrals, obligations and timeline; and what an update changes in them.</summary>
internal sealed class ConcernRecorder(HubDbContext store, KnownState known, KeyRing ring, AuditChain audit, DateTimeOffset now)
{
    public (ConcernRow Row, DataKey Key, ConcernReference Reference, RoutingDecision Decision) Record(Recordable item, Concern concern)
    {
        var id = Guid.CreateVersion7(now);
        var key = DataKey.Create(id);
        var reference = ConcernReference.From(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        var children = Indexes.Children(concern, ring);
        var raisedBy = item.Received.Sender!.Id;
        var history = known.OfChildren(children, item.Received.At - item.HistoryWindow);
        var decision = Recordable.Routing(() => item.Decide(concern, raisedBy, item.Received.At, history));
        var row = new ConcernRow
        {
            Id = id,
            Reference = reference.ToString(),
            RaisedBy = raisedBy.ToString(),
            RecordedAt = now,
            Risk = decision.Risk,
            Urgent = decision.Urgent || item.Received.Delivered.Urgent,
            AgreementVersion = decision.AgreementVersion,
            CorrelationIndex = Indexes.Case(item.Received, concern.Origin, ring),
            Version = 1,
            SealedContent = key.Seal(concern, CanonicalJson.Default.Concern, SealedJson.Content(id)),
        };
        var wrapped = ring.Wrapped(key);
        store.DataKeys.Add(wrapped);
        store.Concerns.Add(row);
        known.Add(wrapped);
        known.Add(row);
        IndexChildren(row, children, concern.Risk.Level);
        Tell(id, "recorded", raisedBy, $"Recorded as {reference}.");
        if (decision.RaisedByAccumulation)
        {
            Tell(id, "risk-raised", null, "Several low-risk concerns about the same child: raised one level.");
        }

        Decide(row, key, reference, decision, []);
        return (row, key, reference, decision);
    }

    /// <summary>Joins an update to its concern: those who were told are told the news, and those who must know now are told too.</summary>
    /// <param name="urgent">It came in the urgent lane.</param>
    /// <returns>Null when nothing was decided anew.</returns>
    public RoutingDecision? Apply(Recordable item, ConcernUpdate update, bool urgent, ConcernRow row, DataKey key)
    {
        var place = SealedJson.Content(row.Id);
        var merged = MergedConcern.Of(key.Open(row.SealedContent, CanonicalJson.Default.Concern, place), update);
        var children = Indexes.Children(merged, ring);
        var (raisedBy, reference) = (AgencyId.Parse(row.RaisedBy), ConcernReference.Parse(row.Reference));
        var referrals = known.Referrals(store, row.Id).ToDictionary(referral => AgencyId.Parse(referral.Recipient));
        var already = new AlreadyDecided(referrals.Keys, [.. known.Owed(store, row.Id)]);
        var history = known.OfChildren(children, now - item.HistoryWindow, row.Id);
        var decision = Recordable.Routing(() => item.DecideUpdate(update, merged, raisedBy, now, history, already));
        row.SealedContent = key.Seal(merged, CanonicalJson.Default.Concern, place);
        row.Version++;
        row.Urgent |= urgent || decision.Restated?.Urgent == true;
        Tell(row.Id, "update-applied", raisedBy, UpdateText(update.Kind));
        foreach (var notice in decision.Notices)
        {
            Notify(row, key, reference, notice, referrals[notice.Agency], update.Kind);
        }

        foreach (var gone in decision.OutOfReach)
        {
            Tell(row.Id, "out-of-reach", gone, "This agency has a referral and has left the agreement since: a person has to tell it.");
        }

        if (decision.Restated is { } restated)
        {
            IndexChildren(row, children, merged.Risk.Level);
            row.Risk = restated.Risk > row.Risk ? restated.Risk : row.Risk;
            row.AgreementVersion = restated.AgreementVersion;
            Decide(row, key, reference, restated, referrals.Keys);
        }

        return decision.Restated;
    }

    /// <param name="told">Those that have a referral already; what they are shown of an update is kept with their notice.</param>
    private void Decide(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, IReadOnlyCollection<AgencyId> told)
    {
        foreach (var agency in decision.Agencies.Where(agency => !told.Contains(agency.Agency)))
        {
            Keep(row, decision.AgreementVersion, agency);
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

    private void IndexChildren(ConcernRow row, IReadOnlyList<Guid> children, RiskLevel stated)
    {
        foreach (var child in children.Where(child => !known.IsIndexed(row.Id, child)))
        {
            var childRow = new ConcernChildRow { ConcernId = row.Id, ChildIndex = child, RecordedAt = row.RecordedAt, StatedRisk = stated };
            store.ConcernChildren.Add(childRow);
            known.Add(childRow);
        }
    }

    private void Keep(ConcernRow row, string agreementVersion, AgencyDecision agency)
    {
        store.RoutingDecisions.Add(new RoutingDecisionRow
        {
            ConcernId = row.Id,
            ConcernVersion = row.Version,
            Agency = agency.Agency.ToString(),
            Sent = agency.Sent,
            Reasons = JsonSerializer.Serialize([.. agency.Reasons.Select(reason => new ReasonRecord(reason.Rule, reason.Why, reason.Source))], RecordJson.Default.IReadOnlyListReasonRecord),
            Sharing = JsonSerializer.Serialize(new SharingRecord(agency.SharedFields, agency.WithheldFields, agency.Basis?.Purpose, agency.Basis?.Basis, agency.Basis?.Condition), RecordJson.Default.SharingRecord),
            AgreementVersion = agreementVersion,
            DecidedAt = now,
        });
    }

    private void Refer(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, AgencyDecision agency)
    {
        var id = Guid.CreateVersion7(now);
        store.Referrals.Add(new ReferralRow
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
        store.Outbox.Add(key.ToOutbox(message, row.Urgent, row.Id, id, reference));
        Tell(row.Id, "referred", agency.Agency, string.Join(' ', agency.Reasons.Select(reason => reason.Why)));
        audit.AppendTo(store, now, "hub", "shared", row.Reference, $"{agency.Agency} {decision.AgreementVersion}");
    }

    private void Notify(ConcernRow row, DataKey key, ConcernReference reference, UpdateRecipient recipient, ReferralRow referral, UpdateKind kind)
    {
        Keep(row, recipient.Basis.AgreementVersion, new AgencyDecision
        {
            Agency = recipient.Agency,
            Sent = true,
            Reasons = [UpdateDeciding.HasReferral],
            SharedFields = recipient.SharedFields,
            WithheldFields = recipient.WithheldFields,
            Basis = recipient.Basis,
        });
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
        store.Outbox.Add(key.ToOutbox(message, row.Urgent, row.Id, referral.Id, reference));
        audit.AppendTo(store, now, "hub", "shared-update", row.Reference, $"{recipient.Agency} {recipient.Basis.AgreementVersion}");
    }

    private void Oblige(ConcernRow row, RaisedObligation obligation) => store.Obligations.Add(new ObligationRow
    {
        Id = Guid.CreateVersion7(now),
        ConcernId = row.Id,
        Name = obligation.Name,
        About = obligation.About?.ToString(),
        What = obligation.What,
        OwedBy = obligation.OwedBy.ToString(),
        Role = obligation.Role,
        Clock = obligation.Clock,
        Due = obligation.Due,
        Why = obligation.Why,
        Source = obligation.Source,
    });

    private void Tell(Guid concern, string happened, AgencyId? agency, string text) =>
        store.Timeline.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern, At = now, Event = happened, Agency = agency?.ToString(), Text = text });

    private static string UpdateText(UpdateKind kind) => kind switch
    {
        UpdateKind.MoreInformation => "The agency that raised it has more to say.",
        UpdateKind.Amended => "The agency that raised it has amended it.",
        UpdateKind.Withdrawn => "The agency that raised it has withdrawn it.",
        _ => "The agency that raised it says that it was entered in error.",
    };
}
