using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>
/// What agencies are told because of one answer, or of what the hub saw itself: gathered first, so that each gets one message for each
/// referral however many reasons there are to write to it, then put into the outbox.
/// </summary>
/// <param name="answer">Null when it was the hub that saw it.</param>
internal sealed class AgencyTelling(HeldConcern concern, NewRows rows, Agreement agreement, AuditChain audit, AnswerInHand? answer, Guid cause, DateTimeOffset now)
{
    private readonly AgencyMessages messages = new(concern, agreement, cause, now);
    private readonly Dictionary<(AgencyId Reader, KeptReferral Referral), bool> feedback = [];
    private readonly Dictionary<(AgencyId Reader, KeptReferral Referral), string> news = [];
    private readonly List<(AgencyId Reader, KeptReferral Referral)> withdrawn = [];
    private readonly List<(AgencyId Reader, KeptReferral Referral)> offers = [];
    private readonly List<(AgencyId Agency, ExpectedAnswer What)> expected = [];
    private readonly List<(AgencyId Reader, OwedAnswer What, bool Urgent)> prompts = [];
    private readonly List<MessageProblem> refused = [];

    public void Expect(AgencyId? agency, ExpectedAnswer what) => expected.AddRange(agency is { } debtor ? [(debtor, what)] : []);

    public void Tell(ProcessAction action, KeptReferral? referral)
    {
        switch (action)
        {
            case SendUpdate { What: UpdateCodes.OfferWithdrawn } update when referral is not null && update.To.Agency is { } reader:
                withdrawn.Add((reader, referral));
                break;
            case SendFeedback { To.Agency: { } reader } told when referral is not null:
                Gather(reader, referral, told.What, urgent: false);
                break;
            case SendUpdate { To.Agency: { } reader } told when referral is not null:
                Gather(reader, referral, told.What, urgent: false);
                break;
            case SendUrgentNotice { To.Agency: { } reader } notice when referral is not null && answer is not null:
                Gather(reader, referral, notice.What, urgent: true);
                break;
            case SendUrgentNotice { To.Agency: { } reader } notice:
                prompts.Add((reader, messages.Prompted(notice.What, "A child got in touch. Answer at once.", notice.To.Role), true));
                break;
            case PromptSupervisor { To.Agency: { } reader } prompt:
                prompts.Add((reader, messages.Prompted(prompt.What, agreement.Engagement.PromptWhat, prompt.To.Role), answer?.Row.Urgent == true));
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
        if (answer is not null)
        {
            foreach (var (reader, referral) in offers)
            {
                Post(reader, "shared-offer", referral, agency => messages.Offer(agency, referral, answer, ExpectedOf(agency)));
            }

            foreach (var ((reader, referral), urgent) in feedback)
            {
                Post(reader, "shared-answer", referral, agency => messages.Feedback(agency, referral, answer, urgent, ExpectedOf(agency)));
            }
        }

        foreach (var ((reader, referral), code) in news)
        {
            Post(reader, "shared-news", referral, agency => messages.News(agency, referral, NewsWords.Of(code)));
        }

        foreach (var (reader, referral) in withdrawn)
        {
            Post(reader, "withdrew-offer", referral, agency => messages.Withdrawal(agency, referral));
        }

        foreach (var prompted in prompts.GroupBy(prompt => prompt.Reader))
        {
            Post(prompted.Key, "prompted", null, agency => messages.Prompt(agency, prompted.Any(prompt => prompt.Urgent), [.. prompted.Select(prompt => prompt.What)]));
        }

        if (refused.Count > 0 && answer is not null)
        {
            Post(answer.From, "refused-answer", null, agency => messages.Rejection(agency, answer, refused));
        }
    }

    /// <summary>An answer is passed on as it was given; what the hub saw itself is said in its own words.</summary>
    private void Gather(AgencyId reader, KeptReferral referral, string code, bool urgent)
    {
        if (answer is null)
        {
            news[(reader, referral)] = code;
        }
        else
        {
            feedback[(reader, referral)] = urgent || feedback.GetValueOrDefault((reader, referral));
        }
    }

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

    private IReadOnlyList<ExpectedAnswer> ExpectedOf(Agency agency) => [.. expected.Where(each => each.Agency == agency.Id).Select(each => each.What)];
}
