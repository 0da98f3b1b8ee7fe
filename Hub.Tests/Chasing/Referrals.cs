using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A referral from police to the charity, health a partner, and what is said about it.</summary>
internal static class Referrals
{
    public const string SecretWords = "words that only a professional may read";

    public static readonly DateTimeOffset Now = TestData.RaisedAt.AddHours(3);
    public static readonly NamedPerson Sam = new("Sam Workerson", "Duty worker");
    public static readonly NamedPerson Lee = new("Lee Managerly", "Team manager");

    public static ReferralState Recorded { get; } = ReferralState.Recorded(TestData.Charity, TestData.Police, TestData.RaisedAt, partners: [TestData.Health]);

    public static ReferralState After(this ReferralState state, params ReferralEvent[] happened) => happened.Aggregate(state, (before, next) => ReferralProcess.Apply(before, next, Now).State);

    public static IReadOnlyList<ProcessAction> Doing(this ReferralState state, ReferralEvent happened) => ReferralProcess.Apply(state, happened, Now).Actions;

    public static ReferralAcknowledged Acknowledged(AgencyId? by = null) => new() { Id = Guid.NewGuid(), From = by ?? TestData.Charity, By = Sam };

    public static ReferralAccepted Accepted(AgencyId? by = null) => new() { Id = Guid.NewGuid(), From = by ?? TestData.Charity, By = Sam };

    public static ReferralDeclined Declined(string? reason = SecretWords) => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Sam, Reason = reason };

    public static ReferralRedirected Redirected(AgencyId to, AgencyId? by = null) => new() { Id = Guid.NewGuid(), From = by ?? TestData.Charity, By = Sam, To = to, Reason = SecretWords };

    public static RedirectAccepted OfferAccepted(AgencyId by) => new() { Id = Guid.NewGuid(), From = by, By = Lee };

    public static RedirectDeclined OfferDeclined(AgencyId by) => new() { Id = Guid.NewGuid(), From = by, By = Lee, Reason = SecretWords };

    public static InformationRequested Asked(InformationUrgency urgency = InformationUrgency.Red) => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Sam, What = SecretWords, Urgency = urgency };

    public static InformationSupplied Supplied() => new() { Id = Guid.NewGuid(), From = TestData.Police, Words = SecretWords };

    public static OutcomeGiven Outcome(AgencyId? by = null) => new() { Id = Guid.NewGuid(), From = by ?? TestData.Charity, By = Sam, Outcome = SecretWords };

    public static CloseRequested Close(CloseReason reason = CloseReason.WorkCompleted, string? words = null, AgencyId? by = null) =>
        new() { Id = Guid.NewGuid(), From = by ?? TestData.Charity, By = Sam, AuthorisedBy = Lee, Reason = reason, Words = words };

    public static CloseObjected Objected(AgencyId? by = null) => new() { Id = Guid.NewGuid(), From = by ?? TestData.Health, By = Lee, Reason = SecretWords };

    public static ObjectionAnswered AnsweredObjection() => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Lee };

    public static CloseNoticeElapsed NoticeElapsed(ReferralState state, DateTimeOffset? due = null) => new() { Id = Guid.NewGuid(), AnnouncedAt = state.Closing?.At ?? Now, Due = due ?? Now };

    public static DecisionChallenged Challenged() => new() { Id = Guid.NewGuid(), From = TestData.Police, By = Lee, Reason = SecretWords };

    public static ChallengeAnswered AnsweredChallenge() => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Lee, Words = SecretWords };

    public static ReferralWithdrawn Withdrawn() => new() { Id = Guid.NewGuid(), From = TestData.Police, Reason = SecretWords };

    public static ReferralEnteredInError EnteredInError() => new() { Id = Guid.NewGuid(), From = TestData.Police };

    public static DeliveryConfirmed Delivered() => new() { Id = Guid.NewGuid() };

    public static DeliveryFailed NotDelivered() => new() { Id = Guid.NewGuid() };

    public static ObligationOverdue Overdue(string obligation, int step = 0) => new() { Id = Guid.NewGuid(), Obligation = obligation, Step = step };

    public static ChasingPaused Paused(PauseReason reason) => new() { Id = Guid.NewGuid(), Reason = reason };

    public static ChasingResumed Resumed(PauseReason reason) => new() { Id = Guid.NewGuid(), Reason = reason };

    public static HolidayInserted Holiday() => new() { Id = Guid.NewGuid() };

    public static ReferralState InCloseNotice => Recorded.After(Accepted(), Outcome(), Close());

    public static IEnumerable<string> Names(this IReadOnlyList<Obligation> open) => open.Select(owed => owed.Name).Order(StringComparer.Ordinal);

    public static AnswerIllegal AssertRefused(Refusal refusal, ReferralState state, ReferralEvent happened)
    {
        var step = ReferralProcess.Apply(state, happened, Now);
        Assert.Equal(state.Phase, step.State.Phase);
        Assert.Equal(state.Holder, step.State.Holder);
        Assert.Contains(step.Actions, action => action is TellTimeline { Event: "refused" });
        var answer = Assert.Single(step.Actions.OfType<AnswerIllegal>());
        Assert.Equal((refusal.Code, happened.From), (answer.Code, answer.To));
        return answer;
    }
}
