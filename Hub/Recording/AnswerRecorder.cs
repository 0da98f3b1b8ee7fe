using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Joins an answer or an engagement event to its concern. What it changes there is for those who apply it.</summary>
internal sealed class AnswerRecorder(NewRows rows, KnownState known, KeyRing ring, MessageRecorder messages, DateTimeOffset now)
{
    /// <returns>Null when the sender has nothing to do with such a concern; whether there is one is nothing that it may learn.</returns>
    public Acceptance? Record(Recordable item, AnsweredConcern answered)
    {
        var sender = item.Received.Sender!.Id.ToString();
        if (known.Concern(answered, sender) is not { } concern || !IsParty(concern, sender))
        {
            return null;
        }

        var key = ring.Unwrap(known.Key(concern.Id));
        var response = (item.Translation as TranslationResult.TranslatedResponse)?.Response;
        var engagement = (item.Translation as TranslationResult.TranslatedEngagement)?.Engagement;
        var urgent = item.Received.Delivered.Urgent || engagement?.Kind == EngagementKind.ChildReachedOut;
        var (outcome, told) = response is null ? (ReceivedOutcome.EngagementApplied, ReceiptOutcome.EngagementApplied) : (ReceivedOutcome.ResponseApplied, ReceiptOutcome.ResponseApplied);
        var reference = ConcernReference.Parse(concern.Reference);
        var message = messages.Store(item, outcome, key, concern);
        messages.Answer(message, key, Answers.Receipt(item.Received, told, reference, item.Translation, now), reference);
        rows.Add(new RecordedAnswerRow
        {
            ReceivedId = item.Received.Id,
            ConcernId = concern.Id,
            ReferralId = known.Answered(answered, sender)?.ReferralId,
            Sender = sender,
            Urgent = urgent,
            ReceivedAt = item.Received.At,
            DataKeyId = key.Id,
            NextAttemptAt = now,
            SealedAnswer = key.Seal(
                new RecordedAnswer { Response = response, Engagement = engagement, AnsweredMessageId = item.Received.AnsweredMessageId, CorrelationId = Answers.CaseOf(item.Translation) ?? item.Received.Delivered.CorrelationId },
                RecordJson.Default.RecordedAnswer,
                SealedJson.Answer(item.Received.Id)),
        });
        return Acceptance.Of(item, outcome, reference);
    }

    private bool IsParty(ConcernRow concern, string sender) => concern.RaisedBy == sender || known.Referrals(rows, concern.Id).Any(referral => referral.Involves(sender));
}
