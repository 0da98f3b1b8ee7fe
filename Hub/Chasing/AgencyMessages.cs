using SafeguardingHub.Agreements;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Writes what an agency is told, as it may read it.</summary>
/// <param name="cause">The answer's id, or that of what the hub saw itself: every repeat of it gives the same messages.</param>
internal sealed class AgencyMessages(HeldConcern concern, Agreement agreement, Guid cause, DateTimeOffset now)
{
    public Feedback Feedback(Agency agency, KeptReferral referral, AnswerInHand answer, bool urgent, IReadOnlyList<ExpectedAnswer> expected)
    {
        var sharing = new AnswerSharing(agency, concern.Content, agreement.SharingFor(agency.Kind));
        var (response, engagement) = (answer.Said.Response is { } said ? sharing.Of(said) : null, answer.Said.Engagement is { } happened ? sharing.Of(happened) : null);
        return new Feedback
        {
            MessageId = IdOf($"feedback {referral.Row.Id:N}", agency.Id),
            Recipient = agency.Id,
            ComposedAt = now,
            ReferralId = new ReferralId(referral.Row.Id),
            Reference = concern.Reference,
            SaidBy = answer.From,
            Urgent = urgent || answer.Row.Urgent || concern.Row.Urgent,
            Times = referral.Times,
            Response = response,
            Engagement = engagement,
            Expected = expected,
            WithheldFields = sharing.Withheld,
        };
    }

    public Referral Offer(Agency agency, KeptReferral referral, AnswerInHand answer, IReadOnlyList<ExpectedAnswer> expected)
    {
        var rule = agreement.SharingFor(agency.Kind);
        var share = FieldSharing.For(agency, concern.Content, rule);
        return new Referral
        {
            MessageId = IdOf($"offer {referral.Row.Id:N}", agency.Id),
            Recipient = agency.Id,
            ComposedAt = now,
            ReferralId = new ReferralId(referral.Row.Id),
            Reference = concern.Reference,
            RaisedBy = referral.State.Referrer,
            Urgent = concern.Row.Urgent || answer.Row.Urgent,
            Concern = share.Concern,
            WithheldFields = share.WithheldFields,
            Why = [$"{answer.From} offers it to you; {referral.State.Holder} holds it until you accept."],
            Expected = expected,
            Sharing = new SharingBasis(rule.Purpose, rule.Basis, rule.Condition, agreement.Version),
        };
    }

    public UpdateNotice Withdrawal(Agency agency, KeptReferral referral) =>
        Notice(agency, referral, $"offer withdrawn {referral.Row.Id:N}", UpdateKind.Withdrawn, "The offer is withdrawn; it need not be answered any more.");

    /// <summary>What the hub itself has to say, without a word about the child.</summary>
    public UpdateNotice News(Agency agency, KeptReferral referral, string note) =>
        Notice(agency, referral, $"news {referral.Row.Id:N}", UpdateKind.MoreInformation, note);

    public Chase Prompt(Agency agency, bool urgent, IReadOnlyList<OwedAnswer> owed) =>
        new() { MessageId = IdOf("prompt", agency.Id), Recipient = agency.Id, ComposedAt = now, Urgent = urgent, Owed = owed };

    public OwedAnswer Prompted(string code, string what, string role) => new()
    {
        Reference = concern.Reference,
        Obligation = code,
        What = what,
        Due = now,
        Overdue = false,
        Source = agreement.Engagement.Source,
        Step = 1,
        StepName = role,
    };

    public Rejection Rejection(Agency agency, AnswerInHand answer, IReadOnlyList<MessageProblem> problems) => new()
    {
        MessageId = IdOf("refused", agency.Id),
        Recipient = agency.Id,
        ComposedAt = now,
        AnsweredMessageId = answer.Said.AnsweredMessageId,
        CorrelationId = answer.Said.CorrelationId,
        ReceivedAt = answer.Row.ReceivedAt,
        Problems = problems,
    };

    private UpdateNotice Notice(Agency agency, KeptReferral referral, string what, UpdateKind kind, string note) => new()
    {
        MessageId = IdOf(what, agency.Id),
        Recipient = agency.Id,
        ComposedAt = now,
        ReferralId = new ReferralId(referral.Row.Id),
        Reference = concern.Reference,
        RaisedBy = referral.State.Referrer,
        Urgent = concern.Row.Urgent,
        Kind = kind,
        Note = note,
    };

    private Guid IdOf(string what, AgencyId reader) => Answers.IdOf(cause, $"{what} {reader}");
}
