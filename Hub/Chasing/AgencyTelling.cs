using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>
/// What agencies are told because of one answer: gathered first, so that each gets one message for each referral however many
/// reasons there are to write to it, then put into the outbox.
/// </summary>
internal sealed class AgencyTelling(HeldConcern concern, NewRows rows, Agreement agreement, AuditChain audit, AnswerInHand answer, DateTimeOffset now)
{
    private readonly Dictionary<(AgencyId Reader, KeptReferral Referral), bool> feedback = [];
    private readonly List<(AgencyId Reader, KeptReferral Referral)> withdrawn = [];
    private readonly List<(AgencyId Reader, KeptReferral Referral)> offers = [];
    private readonly List<(AgencyId Agency, ExpectedAnswer What)> expected = [];
    private readonly List<(AgencyId Reader, OwedAnswer What)> prompts = [];
    private readonly List<MessageProblem> refused = [];

    public void Expect(AgencyId? agency, ExpectedAnswer what) => expected.AddRange(agency is { } debtor ? [(debtor, what)] : []);

    public void Tell(ProcessAction action, KeptReferral? referral)
    {
        switch (action)
        {
            case SendUpdate { What: UpdateCodes.OfferWithdrawn } update when referral is not null && update.To.Agency is { } reader:
                withdrawn.Add((reader, referral));
                break;
            case SendFeedback { To.Agency: { } reader } when referral is not null:
                Gather(reader, referral, urgent: false);
                break;
            case SendUpdate { To.Agency: { } reader } when referral is not null:
                Gather(reader, referral, urgent: false);
                break;
            case SendUrgentNotice { To.Agency: { } reader } when referral is not null:
                Gather(reader, referral, urgent: true);
                break;
            case SendUrgentNotice { To.Agency: { } reader } notice:
                Prompt(reader, notice.What, "A child got in touch. Answer at once.", notice.To.Role);
                break;
            case PromptSupervisor { To.Agency: { } reader } prompt:
                Prompt(reader, prompt.What, agreement.Engagement.PromptWhat, prompt.To.Role);
                break;
            case OfferTo offer when referral is not null:
                offers.Add((offer.Agency, referral));
                break;
            case AnswerIllegal illegal:
                refused.Add(AnswerRefusals.Problem(illegal));
                break;
        }
    }

    /// <summary>Everything that was gathered, into the outbox.</summary>
    public void Post()
    {
        foreach (var (reader, referral) in offers)
        {
            Post(reader, "shared-offer", referral, agency => Offer(agency, referral));
        }

        foreach (var ((reader, referral), urgent) in feedback)
        {
            Post(reader, "shared-answer", referral, agency => Feedback(agency, referral, urgent));
        }

        foreach (var (reader, referral) in withdrawn)
        {
            Post(reader, "withdrew-offer", referral, agency => Withdrawal(agency, referral));
        }

        foreach (var prompted in prompts.GroupBy(prompt => prompt.Reader, prompt => prompt.What))
        {
            Post(prompted.Key, "prompted", null, agency => new Chase { MessageId = IdOf("prompt", agency.Id), Recipient = agency.Id, ComposedAt = now, Urgent = answer.Row.Urgent, Owed = [.. prompted] });
        }

        if (refused.Count > 0)
        {
            Post(answer.From, "refused-answer", null, agency => new Rejection
            {
                MessageId = IdOf("refused", agency.Id),
                Recipient = agency.Id,
                ComposedAt = now,
                AnsweredMessageId = answer.Said.AnsweredMessageId,
                CorrelationId = answer.Said.CorrelationId,
                ReceivedAt = answer.Row.ReceivedAt,
                Problems = refused,
            });
        }
    }

    private void Gather(AgencyId reader, KeptReferral referral, bool urgent) => feedback[(reader, referral)] = urgent || feedback.GetValueOrDefault((reader, referral));

    private void Prompt(AgencyId reader, string code, string what, string role) => prompts.Add((reader, new OwedAnswer
    {
        Reference = concern.Reference,
        Obligation = code,
        What = what,
        Due = now,
        Overdue = false,
        Source = agreement.Engagement.Source,
        Step = 1,
        StepName = role,
    }));

    private void Post(AgencyId reader, string action, KeptReferral? referral, Func<Agency, Outgoing> compose)
    {
        if (agreement.Find(reader) is not { } agency)
        {
            rows.Add(new TimelineRow
            {
                Id = Guid.CreateVersion7(now),
                ConcernId = concern.Row.Id,
                At = now,
                Event = "out-of-reach",
                Agency = reader.ToString(),
                Text = "This agency has left the agreement: a person has to tell it.",
            });
            return;
        }

        var message = compose(agency);
        var urgent = message is Feedback { Urgent: true } or Chase { Urgent: true } or Referral { Urgent: true };
        rows.Add(concern.Key.ToOutbox(message, urgent, concern.Row.Id, referral?.Row.Id, concern.Reference));
        rows.Add(audit.Append(now, "hub", action, concern.Row.Reference, $"{reader} {agreement.Version}"));
    }

    private Feedback Feedback(Agency agency, KeptReferral referral, bool urgent)
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
            Expected = ExpectedOf(agency),
            WithheldFields = sharing.Withheld,
        };
    }

    private Referral Offer(Agency agency, KeptReferral referral)
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
            Expected = ExpectedOf(agency),
            Sharing = new SharingBasis(rule.Purpose, rule.Basis, rule.Condition, agreement.Version),
        };
    }

    private UpdateNotice Withdrawal(Agency agency, KeptReferral referral) => new()
    {
        MessageId = IdOf($"offer withdrawn {referral.Row.Id:N}", agency.Id),
        Recipient = agency.Id,
        ComposedAt = now,
        ReferralId = new ReferralId(referral.Row.Id),
        Reference = concern.Reference,
        RaisedBy = referral.State.Referrer,
        Urgent = concern.Row.Urgent,
        Kind = UpdateKind.Withdrawn,
        Note = "The offer is withdrawn; it need not be answered any more.",
    };

    private IReadOnlyList<ExpectedAnswer> ExpectedOf(Agency agency) => [.. expected.Where(each => each.Agency == agency.Id).Select(each => each.What)];

    private Guid IdOf(string what, AgencyId reader) => Answers.IdOf(answer.Id, $"{what} {reader}");
}
