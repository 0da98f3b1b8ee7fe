namespace SafeguardingHub.Chasing;

/// <summary>What a referrer is told. Permanent.</summary>
public static class FeedbackCodes
{
    public const string Acknowledged = "acknowledged";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Redirected = "redirect-offered";
    public const string RedirectDeclined = "redirect-declined";
    public const string RedirectCircle = "redirect-circle";
    public const string NeedsInformation = "needs-information";
    public const string Outcome = "outcome";
    public const string ChallengeAnswered = "challenge-answered";
    public const string DidNotArrive = "did-not-arrive";
}

/// <summary>What parties to a referral are told. Permanent.</summary>
public static class UpdateCodes
{
    public const string InformationSupplied = "information-supplied";
    public const string RedirectAccepted = "redirect-accepted";
    public const string RedirectDeclined = "redirect-declined";
    public const string OfferWithdrawn = "offer-withdrawn";
    public const string CloseAnnounced = "close-announced";
    public const string CloseObjected = "close-objected";
    public const string LateObjection = "objected-after-close";
    public const string ObjectionAnswered = "objection-answered";
    public const string CloseStopped = "close-stopped";
    public const string Closed = "closed";
    public const string Challenged = "challenged";
    public const string Withdrawn = "withdrawn";
    public const string EnteredInError = "entered-in-error";
}
