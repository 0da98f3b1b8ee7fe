using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Chasing;

/// <summary>What the hub saw of one concern, and all that follows from it, as rows of one transaction.</summary>
internal sealed class HubTransaction(HeldConcern concern, NewRows rows, Agreement agreement, AuditChain audit, DateTimeOffset now)
{
    /// <param name="posts">Referrals in the outbox that do not arrive, or that have arrived after all.</param>
    public bool Apply(IReadOnlyList<OutboxRow> posts)
    {
        var happened = false;
        foreach (var referral in concern.Referrals.Where(referral => referral.Row.CloseNoticeDue <= now))
        {
            happened |= EndNotice(referral);
        }

        foreach (var post in posts)
        {
            var arrived = post.SentAt is not null;
            post.GivenUpAt = arrived ? null : now;
            happened = true;
            if (concern.Referrals.FirstOrDefault(referral => referral.Row.Id == post.ReferralId && referral.Row.Recipient == post.Recipient) is { } referral)
            {
                var id = Answers.IdOf(post.MessageId, arrived ? "arrived" : "did not arrive");
                Apply(referral, arrived ? new DeliveryConfirmed { Id = id } : new DeliveryFailed { Id = id }, id);
            }
        }

        return happened;
    }

    /// <summary>While the child has chosen later, nothing is closed.</summary>
    private bool EndNotice(KeptReferral referral)
    {
        var clock = ProcessClocks.Find(agreement.Engagement.CloseNotice, agreement);
        if (referral.State.Closing is not null && clock?.PausedBy.Contains(PauseReason.ChildChoseLater) == true && concern.Work.Any(work => work.PausedAt is not null))
        {
            referral.Row.CloseNoticeDue = now + StandingStill.LookAgain;
            return false;
        }

        if (referral.State.Closing is { } closing && OwedClocks.EndOfNotice(closing.At, closing.Agency, concern.Row.Risk, agreement) is var end && end > now)
        {
            // A bank holiday became known while the notice ran: partners have their whole time.
            referral.Row.CloseNoticeDue = end;
            rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern.Row.Id, At = now, Event = "recounted", Agency = closing.Agency.ToString(), Text = $"The notice of the close was counted anew, because a calendar has changed; partners may object until {TimeWords.Of(Instant.FromDateTimeOffset(end))}." });
            return true;
        }

        var (id, due) = (Answers.IdOf(referral.Row.Id, $"notice {referral.State.Closing?.At:O}"), referral.Row.CloseNoticeDue!.Value);
        Apply(referral, new CloseNoticeElapsed { Id = id, AnnouncedAt = referral.State.Closing?.At ?? now, Due = due }, id);
        referral.Row.CloseNoticeDue = null;
        return true;
    }

    private void Apply(KeptReferral referral, ReferralEvent happened, Guid id)
    {
        var step = ReferralProcess.Apply(referral.State, happened, now);
        referral.Keep(step.State, concern.Key);
        var telling = new AgencyTelling(concern, rows, agreement, audit, null, id, now);
        var writer = new ActionWriter(concern, rows, agreement, telling, now);
        writer.Write(step.Actions, referral, referral.Row.Recipient);
        writer.KeepClocksInStep();
        telling.Post();
        rows.Add(audit.Append(now, "hub", ReferralProcess.NameOf(happened.GetType()), concern.Row.Reference, referral.Row.Recipient));
    }
}
