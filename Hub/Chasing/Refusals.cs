namespace SafeguardingHub.Chasing;

/// <summary>Why something that an agency said cannot be done. The codes are permanent; the sentences say what to do instead.</summary>
public static class Refusals
{
    public static readonly Refusal NotYours = new("not-yours-to-say", "Only the agency that it is for can say this.");
    public static readonly Refusal PersonNotNamed = new("person-not-named", "An answer comes from a person. Say again with a name.");
    public static readonly Refusal DeclinedWithoutReason = new("declined-without-a-reason", "The referrer has to know why. Say again with a reason.");
    public static readonly Refusal DeclinedAfterAccepting = new("declined-after-accepting", "Your agency holds it. Offer it to another agency, or announce a close.");
    public static readonly Refusal OfferIsOpen = new("offer-is-open", "It is offered to another agency, which has to answer first. Accept it yourselves or offer it to somebody else.");
    public static readonly Refusal NoOfferOpen = new("no-offer-open", "There is no offer to answer any more.");
    public static readonly Refusal OutOfReach = new("redirect-out-of-reach", "The hub cannot reach that agency. Speak to it, and decide again.");
    public static readonly Refusal NothingAsked = new("nothing-asked", "Say which information is needed.");
    public static readonly Refusal NoOutcome = new("outcome-is-empty", "Say what came of it.");
    public static readonly Refusal CloseBeforeDecision = new("close-before-decision", "Nobody has decided yet. The referrer can withdraw it.");
    public static readonly Refusal CloseForNonEngagement = new("close-for-non-engagement", "A child who was not brought or who is not ready is no reason to close. Pause with the door open, and review place, time and worker.");
    public static readonly Refusal CloseWithoutReason = new("close-without-a-reason", "Say why it is closed.");
    public static readonly Refusal CloseNotAuthorised = new("close-not-authorised", "A second person has to authorise a close.");
    public static readonly Refusal AuthorisedBySamePerson = new("authorised-by-the-same-person", "Whoever asks for a close cannot authorise it.");
    public static readonly Refusal OutcomeNotFedBack = new("outcome-not-fed-back", "The referrer does not know yet what came of it. Give the outcome first.");
    public static readonly Refusal ObjectionNotAnswered = new("objection-not-answered", "A partner objected to the last close. Answer the objection first.");
    public static readonly Refusal ChallengeNotAnswered = new("challenge-not-answered", "The referrer has challenged the decision. Answer the challenge first.");
    public static readonly Refusal CloseIsAnnounced = new("close-is-announced", "A close is announced. Wait for its end, or object to it.");
    public static readonly Refusal NoCloseAnnounced = new("no-close-announced", "There is no close to object to.");
    public static readonly Refusal NoObjectionOpen = new("no-objection-open", "There is no objection to answer.");
    public static readonly Refusal NoChallengeOpen = new("no-challenge-open", "There is no challenge to answer.");
    public static readonly Refusal Closed = new("referral-closed", "The referral is closed. What is new is a new concern.");
    public static readonly Refusal Withdrawn = new("referral-withdrawn", "The referrer has withdrawn it. What is new is a new concern.");
    public static readonly Refusal EnteredInError = new("referral-entered-in-error", "It was entered in error. What is new is a new concern.");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotYours, PersonNotNamed, DeclinedWithoutReason, DeclinedAfterAccepting, OfferIsOpen, NoOfferOpen, OutOfReach, NothingAsked, NoOutcome, CloseBeforeDecision,
        CloseForNonEngagement, CloseWithoutReason, CloseNotAuthorised, AuthorisedBySamePerson, OutcomeNotFedBack, ObjectionNotAnswered, ChallengeNotAnswered,
        CloseIsAnnounced, NoCloseAnnounced, NoObjectionOpen, NoChallengeOpen, Closed, Withdrawn, EnteredInError,
    ];
}

/// <param name="Code">Permanent: partners' programs may act on it.</param>
/// <param name="Why">A sentence that says nothing of a child.</param>
public sealed record Refusal(string Code, string Why);
