using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>What an agency's answer is to a referral: an event of its process, or something that is noted and passed on.</summary>
/// <param name="Event">Null when the process has nothing to do with it.</param>
/// <param name="Noted">What is done instead.</param>
internal sealed record AnswerReading(ReferralEvent? Event, IReadOnlyList<ProcessAction> Noted)
{
    public static AnswerReading Of(ReferralResponse said, Guid id, AgencyId from, ReferralState state, Agreement agreement)
    {
        var by = PersonOf(said.AnsweredBy ?? said.Origin.RaisedBy);
        var offered = state.OfferedTo == from && state.Recipient != from;
        return said.Kind switch
        {
            ResponseKind.Acknowledged when offered => Note(from, state, "offer-acknowledged", "The agency that it is offered to has it."),
            ResponseKind.Acknowledged => new ReferralAcknowledged { Id = id, From = from, By = by },
            ResponseKind.Accepted when offered => new RedirectAccepted { Id = id, From = from, By = by },
            ResponseKind.Accepted => new ReferralAccepted { Id = id, From = from, By = by },
            ResponseKind.Declined when offered => new RedirectDeclined { Id = id, From = from, By = by, Reason = AnswerWords.Decline(said) },
            ResponseKind.Declined => new ReferralDeclined { Id = id, From = from, By = by, Reason = AnswerWords.Decline(said) },
            ResponseKind.Redirected => new ReferralRedirected
            {
                Id = id,
                From = from,
                By = by,
                // Without an agency that the hub knows it cannot be offered to anybody, and is answered so.
                To = said.RedirectedTo?.Agency ?? from,
                InAgreement = said.RedirectedTo?.Agency is { } to && agreement.Find(to) is not null,
                Reason = said.Note ?? said.RedirectedTo?.Description,
            },
            ResponseKind.NeedsInformation => new InformationRequested { Id = id, From = from, By = by, What = AnswerWords.Needed(said), Urgency = AnswerWords.Urgency(said) },
            ResponseKind.Outcome => new OutcomeGiven { Id = id, From = from, By = by, Outcome = AnswerWords.Outcome(said) },
            ResponseKind.Closed => new CloseRequested { Id = id, From = from, By = by, AuthorisedBy = PersonOf(said.Closure?.AuthorisedBy), Reason = AnswerWords.Closing(said.Closure), Words = said.Closure?.Text ?? said.Note },
            ResponseKind.Challenged => new DecisionChallenged { Id = id, From = from, By = by, Reason = said.Note },
            ResponseKind.Objected => new CloseObjected { Id = id, From = from, By = by, Reason = said.Note },
            ResponseKind.InformationSupplied when from == state.Referrer => new InformationSupplied { Id = id, From = from, Words = said.Note },
            ResponseKind.InformationSupplied when state.Open.IsOwed(Owed.AnswerObjection) && from == state.Holder => new ObjectionAnswered { Id = id, From = from, By = by, Words = said.Note },
            ResponseKind.InformationSupplied when state.ChallengedAt is not null && from == state.Recipient => new ChallengeAnswered { Id = id, From = from, By = by, Words = said.Note },
            ResponseKind.InformationSupplied => Note(from, state, "reported", "More was told about it; it is passed on."),
            ResponseKind.DidNotArrive => Note(from, state, "did-not-arrive", "The child did not come. It ends nothing; it is passed on."),
            _ => Note(from, state, "taken-back", "An earlier answer was taken back; what it did stands until somebody says otherwise. It is passed on."),
        };
    }

    public static implicit operator AnswerReading(ReferralEvent happened) => new(happened, []);

    /// <summary>Null when nobody is named.</summary>
    public static NamedPerson? PersonOf(Person? person) => person?.Name?.Display is { } name && !string.IsNullOrWhiteSpace(name) ? new NamedPerson(name, person.JobTitle) : null;

    private static AnswerReading Note(AgencyId from, ReferralState state, string happened, string text) => new(null,
    [
        new TellTimeline(happened, from, text),
        .. new[] { state.Referrer, state.Recipient }.Where(agency => agency != from).Select(agency => new SendUpdate(new RoleAt(agency, AgencyRoles.DutyInbox), happened)),
    ]);
}
