using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>One answer and all that follows from it, as rows of one transaction.</summary>
internal sealed class AnswerTransaction(HeldConcern concern, NewRows rows, Agreement agreement, IChildsWork work, AuditChain audit, DateTimeOffset now)
{
    public void Apply(RecordedAnswerRow row)
    {
        var answer = new AnswerInHand(row, concern.Key.Open(row.SealedAnswer, RecordJson.Default.RecordedAnswer, SealedJson.Answer(row.ReceivedId)));
        var telling = new AgencyTelling(concern, rows, agreement, audit, answer, answer.Id, now);
        var writer = new ActionWriter(concern, rows, agreement, telling, now);
        switch (answer.Said)
        {
            case { Response: { } response }:
                Answer(answer, response, writer);
                rows.Add(audit.Append(now, row.Sender, $"answered-{response.Kind.Word()}", concern.Row.Reference));
                break;
            case { Engagement: { } engagement }:
                Work(answer, engagement, writer);
                rows.Add(audit.Append(now, row.Sender, $"engagement-{engagement.Kind.Word()}", concern.Row.Reference));
                break;
            default:
                throw new InvalidOperationException("A recorded answer says nothing.");
        }

        writer.KeepClocksInStep();
        telling.Post();
    }

    private void Answer(AnswerInHand answer, ReferralResponse response, ActionWriter writer)
    {
        var about = AnswerAddressing.Of(response.Kind, answer.From, IndexOf(answer.Row.ReferralId), [.. concern.Referrals.Select(referral => referral.State)]);
        foreach (var referral in about.Select(at => concern.Referrals[at]))
        {
            var reading = AnswerReading.Of(response, answer.Id, answer.From, referral.State, agreement);
            if (reading.Event is { } happened)
            {
                var before = referral.State;
                var step = ReferralProcess.Apply(before, happened, now);
                referral.Keep(step.State, concern.Key);
                writer.Write(step.Actions, referral, referral.Row.Recipient);
                ExploitationService.Follow(before, step.State, concern, agreement, writer, now);
            }
            else
            {
                writer.Write(reading.Noted, referral, referral.Row.Recipient);
            }
        }

        new ReportedFacts(concern, agreement, now).Write(response, answer, about.Count > 0 ? concern.Referrals[about[0]] : null, writer);
        if (about.Count == 0)
        {
            writer.Write([new TellTimeline("refused", answer.From, "An answer came, and the concern has gone to nobody."), new AnswerIllegal(answer.From, "no-referral", "Nobody was referred to.")], null, null);
        }
    }

    private void Work(AnswerInHand answer, EngagementEvent happened, ActionWriter writer)
    {
        var kept = concern.Work.FirstOrDefault(each => each.Agency == answer.Row.Sender);
        var place = ChasingJson.Work(concern.Row.Id, answer.Row.Sender);
        var step = work.Apply(kept is null ? null : concern.Key.Open(kept.SealedState, place), happened, answer.Id, answer.From, concern.Content, agreement, now);
        var state = concern.Key.Seal(step.Kept.Span, place);
        if (kept is null)
        {
            kept = new EngagementRow { ConcernId = concern.Row.Id, Agency = answer.Row.Sender, StartedOn = step.StartedOn, NextReviewOn = step.NextReviewOn, SealedState = state };
            concern.Begin(kept);
        }

        kept.Keep(step, state);
        IEnumerable<ProcessAction> holders = happened.Kind == EngagementKind.ChildReachedOut
            ? concern.Referrals.Select(referral => referral.State.Holder).Distinct().Select(holder => new SendUrgentNotice(new RoleAt(holder, AgencyRoles.DutyInbox), happened.Kind.Word()))
            : [];
        var referral = IndexOf(answer.Row.ReferralId) is { } named ? concern.Referrals[named]
            : concern.Referrals.FirstOrDefault(each => each.State.Recipient == answer.From) ?? (concern.Referrals.Count > 0 ? concern.Referrals[0] : null);
        writer.Write([.. step.Actions, .. holders], referral, answer.Row.Sender);
        foreach (var need in happened.Needs.Where(need => !need.Open))
        {
            NeedMet(need.Kind, answer, writer);
        }
    }

    /// <summary>Said by whoever has to meet it, or by whoever works with the child: others who wait for it hear of it.</summary>
    private void NeedMet(NeedKind kind, AnswerInHand answer, ActionWriter writer)
    {
        var name = ConcernNeeds.NameOf(kind);
        var theirs = concern.Owed.Any(row => row.Name == name && row.OwedBy == answer.Row.Sender);
        if (!theirs && !concern.Referrals.Any(referral => referral.State.Recipient == answer.From))
        {
            return;
        }

        writer.Settle(name, _ => true);
        foreach (var other in concern.Work.Where(each => each.Agency != answer.Row.Sender))
        {
            var place = ChasingJson.Work(concern.Row.Id, other.Agency);
            var heard = work.Hear(concern.Key.Open(other.SealedState, place), new WorkNews.NeedWasMet(kind, answer.From), Answers.IdOf(answer.Id, $"{name} {other.Agency}"), agreement, now);
            other.Keep(heard, concern.Key.Seal(heard.Kept.Span, place));
            writer.Write(heard.Actions, null, other.Agency);
        }
    }

    private int? IndexOf(Guid? referral) => Enumerable.Range(0, concern.Referrals.Count).Where(at => concern.Referrals[at].Row.Id == referral).Select(at => (int?)at).FirstOrDefault();
}
