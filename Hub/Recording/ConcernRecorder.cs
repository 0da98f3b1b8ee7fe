using System.Security.Cryptography;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Writes a concern, its decisions, referrals, obligations and timeline; and what an update changes in them.</summary>
internal sealed class ConcernRecorder(NewRows rows, FreshMessages outbox, KnownState known, KeyRing ring, AuditChain audit, DateTimeOffset now)
{
    private readonly DecisionRecorder decisions = new(rows, outbox, audit, now);

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
        rows.Add(wrapped);
        rows.Add(row);
        known.Add(wrapped);
        known.Add(row);
        IndexChildren(row, [.. children, .. NameWords.Indexes(concern, ring)], concern.Risk.Level);
        decisions.Tell(id, "recorded", raisedBy, $"Recorded as {reference}.");
        if (decision.RaisedByAccumulation)
        {
            decisions.Tell(id, "risk-raised", null, "Several low-risk concerns about the same child: raised one level.");
        }

        decisions.Decide(row, key, reference, decision, []);
        decisions.Keep(row, decision.AgreementVersion);
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
        var all = known.Referrals(rows, row.Id).ToList();
        var referrals = all.GroupBy(referral => AgencyId.Parse(referral.AnsweredBy(row.RaisedBy))).ToDictionary(same => same.Key, same => same.First());
        var recipients = all.Select(referral => AgencyId.Parse(referral.Recipient)).ToList();
        var already = new AlreadyDecided([.. recipients.Union(referrals.Keys)], [.. known.Owed(rows, row.Id)]) { HandedOn = [.. recipients.Except(referrals.Keys)], Risk = row.Risk };
        var history = known.OfChildren(children, now - item.HistoryWindow, row.Id);
        var decision = Recordable.Routing(() => item.DecideUpdate(update, merged, raisedBy, now, history, already));
        row.SealedContent = key.Seal(merged, CanonicalJson.Default.Concern, place);
        row.Version++;
        row.Urgent |= urgent || decision.Restated?.Urgent == true;
        decisions.Tell(row.Id, "update-applied", raisedBy, UpdateText(update.Kind));
        foreach (var notice in decision.Notices)
        {
            decisions.Notify(row, key, reference, notice, referrals[notice.Agency], update.Kind);
        }

        foreach (var gone in decision.OutOfReach)
        {
            decisions.Tell(row.Id, "out-of-reach", gone, "This agency has a referral and has left the agreement since: a person has to tell it.");
        }

        if (decision.Restated is { } restated)
        {
            IndexChildren(row, [.. children, .. NameWords.Indexes(merged, ring)], merged.Risk.Level);
            RaiseRisk(row, restated.Risk);
            row.AgreementVersion = restated.AgreementVersion;
            decisions.Decide(row, key, reference, restated, already.Referred);
        }

        decisions.Keep(row, decision.Notices is [{ } first, ..] ? first.Basis.AgreementVersion : row.AgreementVersion);
        return decision.Restated;
    }

    /// <summary>What was recorded a moment ago, in this very group, is looked at by the next sweep as well; what is stored, by <see cref="StoppedClocks"/>.</summary>
    private void RaiseRisk(ConcernRow row, RiskLevel risk)
    {
        if (risk <= row.Risk)
        {
            return;
        }

        row.Risk = risk;
        foreach (var owed in rows.Of<ObligationRow>().Where(owed => owed.ConcernId == row.Id))
        {
            owed.NextChaseAt = now;
        }
    }

    private void IndexChildren(ConcernRow row, IReadOnlyList<Guid> children, RiskLevel stated)
    {
        foreach (var child in children.Where(child => !known.IsIndexed(row.Id, child)))
        {
            var childRow = new ConcernChildRow { ConcernId = row.Id, ChildIndex = child, RecordedAt = row.RecordedAt, StatedRisk = stated };
            rows.Add(childRow);
            known.Add(childRow);
        }
    }

    private static string UpdateText(UpdateKind kind) => kind switch
    {
        UpdateKind.MoreInformation => "The agency that raised it has more to say.",
        UpdateKind.Amended => "The agency that raised it has amended it.",
        UpdateKind.Withdrawn => "The agency that raised it has withdrawn it.",
        _ => "The agency that raised it says that it was entered in error.",
    };
}
