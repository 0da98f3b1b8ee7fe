using SafeguardingHub.Adapters;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Turns a group of messages into rows, one after the other, each seeing what the ones before it added. Nothing is stored
/// until the whole group is committed.
/// </summary>
internal sealed class RecordingTransaction(HubDbContext store, NewRows rows, FreshMessages outbox, KnownState known, KeyRing ring, AuditChain audit, DateTimeOffset now)
{
    private readonly MessageRecorder messages = new(rows, outbox, known, ring, audit, now);
    private readonly ConcernRecorder concerns = new(rows, outbox, known, ring, audit, now);

    private AnswerRecorder Answering => new(rows, known, ring, messages, now);

    private UpdateRecorder Updates => new(store, rows, outbox, known, ring, messages, concerns, now);

    public Acceptance Record(Recordable item)
    {
        if (known.Received(item.Received.IdempotencyKey) is { } before)
        {
            return before.BodyIndex == item.Received.BodyIndex ? Repeat(item, before) : Record(SameIdOtherBody(item));
        }

        if (item.Failure is null && known.IsBehind(item, Indexes.Order(item, ring)))
        {
            if (!IsUrgent(item))
            {
                return KeepBehind(item);
            }

            item = item with { Translation = item.Translation!.Warned(Problems.PassedEarlier.Whole()) };
        }

        return (item.Failure, item.Translation) switch
        {
            ({ } failure, _) => DeadLetter(item, failure),
            (_, TranslationResult.TranslatedConcern translated) => RecordConcern(item, translated),
            (_, TranslationResult.TranslatedUpdate translated) => Indexes.Case(item.Received, translated.Update.Origin, ring) is { } itsCase
                ? Updates.Record(item, translated, itsCase)
                : Quarantine(item, [Problems.NoCase.Whole()]),
            (_, TranslationResult.TranslatedResponse or TranslationResult.TranslatedEngagement) =>
                Answering.Record(item, AnsweredConcern.Of(item.Translation)!) ?? Quarantine(item, [Problems.NotAParty.Whole()]),
            (_, TranslationResult.Untranslatable refused) => Quarantine(item, refused.Reasons),
            _ => throw new InvalidOperationException("A message was neither translated nor failed."),
        };
    }

    private Recordable SameIdOtherBody(Recordable item) => item with
    {
        Failure = null,
        Translation = new TranslationResult.Untranslatable([Problems.SameIdOtherBody.Whole()]),
        Received = item.Received with { IdempotencyKey = Indexes.Conflict(item.Received, ring) },
    };

    /// <summary>The first answer again, byte for byte and under the same message id.</summary>
    private Acceptance Repeat(Recordable item, ReceivedMessageRow before)
    {
        audit.AppendTo(rows, now, item.Received, "message-repeated", before.Reference ?? before.Id.ToString("N"));
        if (known.Answer(before.Id) is { } answer)
        {
            outbox.PostInTurn(new OutboxRow
            {
                MessageId = answer.MessageId,
                Recipient = answer.Recipient,
                Type = answer.Type,
                Urgent = answer.Urgent,
                Reference = answer.Reference,
                DataKeyId = answer.DataKeyId,
                SealedContent = answer.SealedContent,
                CreatedAt = now,
                NextAttemptAt = now,
            });
        }

        return new Acceptance
        {
            Outcome = before.Outcome,
            Repeated = true,
            Reference = before.Reference is { } reference ? ConcernReference.Parse(reference) : null,
            AnsweredMessageId = item.Received.AnsweredMessageId,
            ReceivedAt = before.ReceivedAt,
            Problems = Answers.WarningsOf(item.Translation),
            NotCarried = Answers.NotCarriedOf(item.Translation),
        };
    }

    private Acceptance RecordConcern(Recordable item, TranslationResult.TranslatedConcern translated)
    {
        var recorded = concerns.Record(item, translated.Concern);
        var message = messages.Store(item, ReceivedOutcome.Recorded, recorded.Key, recorded.Row);
        messages.Answer(message, recorded.Key, Answers.Receipt(item.Received, ReceiptOutcome.Recorded, recorded.Reference, translated, now), recorded.Reference);
        foreach (var waiting in known.Waiting(recorded.Row.CorrelationIndex).ToList())
        {
            Updates.ApplyWaiting(item, waiting, recorded.Row);
        }

        return Acceptance.Of(item, ReceivedOutcome.Recorded, recorded.Reference) with { Decision = recorded.Decision };
    }

    private Acceptance Quarantine(Recordable item, IReadOnlyList<MessageProblem> problems)
    {
        if (item.Received.Delivered.Replays is not null)
        {
            throw new ReplayFailedException(string.Join(' ', problems.Select(problem => problem.Code).Distinct()));
        }

        var refused = item with { Translation = new TranslationResult.Untranslatable(problems) };
        var key = messages.NewKey(item.Received.Id);
        var message = messages.Store(refused, ReceivedOutcome.Quarantined, key, null);
        rows.Add(DeadLetters.Refused(item, problems, now));
        if (item.Received.Sender is not null)
        {
            messages.Answer(message, key, Answers.Rejection(item.Received, problems, now), null);
        }

        return Acceptance.Of(refused, ReceivedOutcome.Quarantined, null);
    }

    private Acceptance DeadLetter(Recordable item, StageFailure failure) => item.Received.Delivered.Replays is null
        ? Keep(item, DeadLetters.Failed(item, failure, ring, now))
        : throw new ReplayFailedException(failure.Fingerprint);

    private Acceptance KeepBehind(Recordable item) => item.Received.Delivered.Replays is null
        ? Keep(item, DeadLetters.Behind(item, ring, now))
        : throw new ReplayFailedException(ReplayFailedException.Behind);

    private Acceptance Keep(Recordable item, DeadLetterRow dead)
    {
        messages.Store(item, ReceivedOutcome.DeadLetter, messages.NewKey(item.Received.Id), null);
        rows.Add(dead);
        known.Add(dead);
        return Acceptance.Of(item, ReceivedOutcome.DeadLetter, null);
    }

    private static bool IsUrgent(Recordable item) =>
        item.Received.Delivered.Urgent || item.Translation is TranslationResult.TranslatedEngagement { Engagement.Kind: EngagementKind.ChildReachedOut };
}
