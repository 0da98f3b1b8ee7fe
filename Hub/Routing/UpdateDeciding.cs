using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Sets a restated concern against what was decided before.</summary>
internal static class UpdateDeciding
{
    public static readonly DecisionReason HasReferral = new("has-a-referral", "This agency has a referral; it gets notice of the update.", "The hub: told exactly once");

    public static readonly DecisionReason HandedOn = new("handed-on", "This agency has handed its referral on; whoever accepted it gets notice of the update.", "Transfer practice: responsibility passes when it is explicitly accepted");

    public static UpdateDecision Decide(Concern? restated, RoutingDecision? decision, AgencyId raisedBy, AlreadyDecided already, Agreement agreement)
    {
        var referred = already.Referred.Where(agency => agency != raisedBy).Distinct().ToList();
        var hearing = referred.Except(already.HandedOn).ToList();
        return new UpdateDecision
        {
            Notices = [.. agreement.Agencies.Where(agency => hearing.Contains(agency.Id)).Select(agency => Notice(agency, restated, agreement))],
            Restated = decision is null ? null : OnlyNew(decision, referred, already, agreement),
            OutOfReach = [.. hearing.Where(agency => agreement.Find(agency) is null)],
        };
    }

    public static string? NoteFor(AgencyId recipient, string? note, Concern standing, Agreement agreement) =>
        agreement.Find(recipient) is { } agency ? FieldSharing.NoteFor(agency, note, standing, agreement.SharingFor(agency.Kind)) : null;

    private static UpdateRecipient Notice(Agency agency, Concern? restated, Agreement agreement)
    {
        var rule = agreement.SharingFor(agency.Kind);
        var share = restated is null ? null : FieldSharing.For(agency, restated, rule);
        return new UpdateRecipient(
            agency.Id, share?.Concern, share?.SharedFields ?? [], share?.WithheldFields ?? [], new SharingBasis(rule.Purpose, rule.Basis, rule.Condition, agreement.Version));
    }

    private static RoutingDecision OnlyNew(RoutingDecision decision, IReadOnlyList<AgencyId> referred, AlreadyDecided already, Agreement agreement) => decision with
    {
        Agencies = [.. decision.Agencies.Select(agency => referred.Contains(agency.Agency)
            ? new AgencyDecision { Agency = agency.Agency, Sent = false, Reasons = [already.HandedOn.Contains(agency.Agency) ? HandedOn : HasReferral] }
            : agency)],
        Obligations = [.. decision.Obligations.Where(owed => owed.About is { } about ? !referred.Contains(about) || ComesWithTheRisk(owed, about, already, agreement) : !already.Obligations.Contains(owed.Name))],
    };

    /// <summary>Whether an agency owes it only at the risk that holds now, such as a strategy discussion.</summary>
    private static bool ComesWithTheRisk(RaisedObligation owed, AgencyId about, AlreadyDecided already, Agreement agreement) =>
        already.Risk is { } before && !already.HandedOn.Contains(about) && agreement.AnswersOf(about.Kind, before).All(answer => answer.Name != owed.Name);
}
