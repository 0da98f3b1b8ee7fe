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
        var decision = item.Route(concern, raisedBy, item.Received.At, known.OfChildren(children, item.Received.At - item.HistoryWindow));
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
        foreach (var child in children)
        {
            var childRow = new ConcernChildRow { ConcernId = id, ChildIndex = child, RecordedAt = now, StatedRisk = concern.Risk.Level };
            store.ConcernChildren.Add(childRow);
            known.Add(childRow);
        }

        Tell(id, "recorded", raisedBy, $"Recorded as {reference}.");
        if (decision.RaisedByAccumulation)
        {
            Tell(id, "risk-raised", null, "Several low-risk concerns about the same child: raised one level.");
        }

        Decide(row, key, reference, decision, null);
        return (row, key, reference, decision);
    }

    /// <summary>Joins an update to its concern: those who were told are told the news, and those who must know now are told too.</summary>
    public RoutingDecision Apply(Recordable item, ConcernUpdate update, ConcernRow row, DataKey key)
    {
        var place = SealedJson.Content(row.Id);
        var merged = MergedConcern.Of(key.Open(row.SealedContent, CanonicalJson.Default.Concern, place), update);
        var raisedBy = AgencyId.Parse(row.RaisedBy);
        var decision = item.Route(merged, raisedBy, now, known.OfChildren(Indexes.Children(merged, ring), now - item.HistoryWindow, row.Id));
        row.SealedContent = key.Seal(merged, CanonicalJson.Default.Concern, place);
        row.Version++;
        row.Risk = decision.Risk > row.Risk ? decision.Risk : row.Risk;
        row.Urgent |= decision.Urgent || item.Received.Delivered.Urgent;
        row.AgreementVersion = decision.AgreementVersion;
        var reference = ConcernReference.Parse(row.Reference);
        Tell(row.Id, "update-applied", raisedBy, UpdateText(update.Kind));
        Decide(row, key, reference, decision, update);
        return decision;
    }

    private void Decide(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, ConcernUpdate? update)
    {
        var already = known.Referrals(store, row.Id).ToDictionary(referral => referral.Recipient);
        foreach (var agency in decision.Agencies)
        {
            Keep(row, decision, agency);
            if (already.TryGetValue(agency.Agency.ToString(), out var referral))
            {
                Notify(row, key, reference, agency, referral, update);
            }
            else if (agency.Sent && update?.Kind is not (UpdateKind.Withdrawn or UpdateKind.EnteredInError))
            {
                Refer(row, key, reference, decision, agency);
            }
        }

        foreach (var obligation in decision.Obligations)
        {
            Oblige(row, obligation, restated: update is not null);
        }
    }

    private void Keep(ConcernRow row, RoutingDecision decision, AgencyDecision agency)
    {
        store.RoutingDecisions.Add(new RoutingDecisionRow
        {
            ConcernId = row.Id,
            ConcernVersion = row.Version,
            Agency = agency.Agency.ToString(),
            Sent = agency.Sent,
            Reasons = JsonSerializer.Serialize([.. agency.Reasons.Select(reason => new ReasonRecord(reason.Rule, reason.Why, reason.Source))], RecordJson.Default.IReadOnlyListReasonRecord),
            Sharing = JsonSerializer.Serialize(new SharingRecord(agency.WithheldFields, agency.Basis?.Purpose, agency.Basis?.Basis, agency.Basis?.Condition), RecordJson.Default.SharingRecord),
            AgreementVersion = decision.AgreementVersion,
            DecidedAt = now,
        });
    }

    private void Refer(ConcernRow row, DataKey key, ConcernReference reference, RoutingDecision decision, AgencyDecision agency)
    {
        var id = Guid.CreateVersion7(now);
        store.Referrals.Add(new ReferralRow
        {
            Id = id, ConcernId = row.Id, Recipient = agency.Agency.ToString(), Urgent = row.Urgent, RecordedAt = now, Holder = row.RaisedBy,
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

    private void Notify(ConcernRow row, DataKey key, ConcernReference reference, AgencyDecision agency, ReferralRow referral, ConcernUpdate? update)
    {
        if (update is null)
        {
            return;
        }

        var message = new UpdateNotice
        {
            MessageId = Answers.IdOf(referral.Id, $"update-{row.Version}"),
            Recipient = agency.Agency,
            ComposedAt = now,
            ReferralId = new ReferralId(referral.Id),
            Reference = reference,
            RaisedBy = AgencyId.Parse(row.RaisedBy),
            Urgent = row.Urgent,
            Kind = update.Kind,
            Note = agency.Sent ? update.Note : null,
            Concern = update.Restated is null ? null : agency.Shared,
            WithheldFields = agency.WithheldFields,
        };
        store.Outbox.Add(key.ToOutbox(message, row.Urgent, row.Id, referral.Id, reference));
        audit.AppendTo(store, now, "hub", "shared-update", row.Reference, agency.Agency.ToString());
    }

    /// <summary>However often a concern is restated, nobody owes the same thing twice.</summary>
    private void Oblige(ConcernRow row, RaisedObligation obligation, bool restated)
    {
        var (owedBy, about) = (obligation.OwedBy.ToString(), obligation.About?.ToString());
        if (restated && (store.Obligations.Local.Any(Same) || store.Obligations.Where(each => each.ConcernId == row.Id).AsEnumerable().Any(Same)))
        {
            return;
        }

        store.Obligations.Add(new ObligationRow
        {
            Id = Guid.CreateVersion7(now),
            ConcernId = row.Id,
            Name = obligation.Name,
            About = about,
            What = obligation.What,
            OwedBy = owedBy,
            Role = obligation.Role,
            Clock = obligation.Clock,
            Due = obligation.Due,
            Why = obligation.Why,
            Source = obligation.Source,
        });

        bool Same(ObligationRow each) => each.ConcernId == row.Id && each.Name == obligation.Name && each.OwedBy == owedBy && each.About == about;
    }

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
