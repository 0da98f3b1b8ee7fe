using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>
/// Decides who is told of a concern, what each is shown, and what is owed. Pure: the same concern under the same agreement is
/// always decided the same way.
/// </summary>
public static class RecipientList
{
    /// <param name="raisedBy">Proven by whoever received the message.</param>
    /// <exception cref="ArgumentException">The raiser is not in the agreement: nothing of it should have come so far.</exception>
    public static RoutingDecision Decide(Concern concern, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known, Agreement agreement)
    {
        var raiser = agreement.Find(raisedBy) ?? throw new ArgumentException("The raiser is not an agency of the agreement.", nameof(raisedBy));
        var facts = new RoutingFacts(concern, raiser, receivedAt, known, agreement);
        var applications = RuleApplication.Of(facts);
        var considered = new Considerations();
        foreach (var application in applications)
        {
            application.Consider(facts, considered);
        }

        AskingTriage.Consider(facts, considered);
        List<AgencyDecision> agencies = [.. agreement.Agencies.Select(agency => AgencyDeciding.Decide(agency, facts, considered))];
        return new RoutingDecision
        {
            Risk = facts.Risk,
            RaisedByAccumulation = facts.RaisedByAccumulation,
            Urgent = agencies.Any(agency => agency.Urgent) || facts.Risk == RiskLevel.Immediate,
            Agencies = agencies,
            Obligations = [.. ReferralObligations.Of(agencies, facts), .. ConcernObligations.Of(applications, considered, facts)],
            AgreementVersion = agreement.Version,
        };
    }

    /// <summary>
    /// Decides about a concern that its raiser has restated, or sent news of. Whoever has a referral gets notice; whoever the
    /// restated concern now has to go to, and has none, gets a referral. Nobody loses a referral by an update.
    /// </summary>
    /// <param name="restated">The concern as it stands now; null for a bare note or a withdrawal, which make no new referral.</param>
    /// <param name="already">Who has a referral, and which obligations of the concern are there.</param>
    public static UpdateDecision DecideUpdate(
        Concern? restated, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known, AlreadyDecided already, Agreement agreement)
    {
        var decision = restated is null ? null : Decide(restated, raisedBy, receivedAt, known, agreement);
        return UpdateDeciding.Decide(restated, decision, raisedBy, already, agreement);
    }

    /// <summary>As above, with the raiser's note as each agency may read it.</summary>
    /// <param name="standing">The concern as it stands with the update.</param>
    public static UpdateDecision DecideUpdate(
        ConcernUpdate update, Concern standing, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known, AlreadyDecided already, Agreement agreement)
    {
        var withdrawn = update.Kind is UpdateKind.Withdrawn or UpdateKind.EnteredInError;
        var decided = DecideUpdate(update.Restated is null || withdrawn ? null : standing, raisedBy, receivedAt, known, already, agreement);
        return decided with
        {
            Notices = [.. decided.Notices.Select(notice => notice with { Note = UpdateDeciding.NoteFor(notice.Agency, update.Note, standing, agreement) })],
        };
    }
}
