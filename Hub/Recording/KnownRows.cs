using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>What the store knows that matters to a group of messages, read in a few queries however many messages there are.</summary>
internal sealed record KnownRows
{
    public required IReadOnlyList<ReceivedMessageRow> Received { get; init; }

    /// <summary>Tracked: what is written about them changes them.</summary>
    public required IReadOnlyList<ConcernRow> Concerns { get; init; }

    /// <summary>Of answers, found by reference or by the message that is answered.</summary>
    public required IReadOnlyList<ConcernRow> AnsweredConcerns { get; init; }

    public required IReadOnlyList<AnsweredMessage> AnsweredMessages { get; init; }

    /// <summary>Which concerns each child of the group is in, as far back as any rule looks.</summary>
    public required IReadOnlyList<ConcernChildRow> Children { get; init; }

    public required IReadOnlyList<WaitingUpdateRow> Waiting { get; init; }

    public required IReadOnlyList<DataKeyRow> Keys { get; init; }

    public required IReadOnlyList<ReferralRow> Referrals { get; init; }

    /// <summary>What was answered to messages that came before.</summary>
    public required IReadOnlyList<OutboxRow> EarlierAnswers { get; init; }

    /// <summary>What the concerns themselves make somebody owe, by name.</summary>
    public required IReadOnlyList<(Guid Concern, string Name)> Owed { get; init; }

    /// <summary>By which children the concerns are found.</summary>
    public required IReadOnlyList<(Guid Concern, Guid Child)> Indexed { get; init; }

    public required EarlierDead EarlierDead { get; init; }

    public static async Task<KnownRows> ReadAsync(HubDbContext store, IReadOnlyList<RecordingEntry> entries, KeyRing ring, CancellationToken cancellation)
    {
        var messageKeys = entries.SelectMany(entry => entry.MessageKeys).Distinct().ToList();
        var contended = entries.SelectMany(entry => entry.CasesAndChildren).Distinct().ToList();
        var earliest = entries.Min(entry => entry.Item.Received.At - entry.Item.HistoryWindow);

        var received = await store.ReceivedMessages.AsNoTracking().Where(row => messageKeys.Contains(row.IdempotencyKey)).ToListAsync(cancellation);
        var concerns = contended.Count == 0 ? [] : await store.Concerns.Where(row => row.CorrelationIndex != null && contended.Contains(row.CorrelationIndex.Value)).ToListAsync(cancellation);
        var waiting = contended.Count == 0 ? [] : await store.WaitingUpdates.Where(row => contended.Contains(row.CorrelationIndex)).ToListAsync(cancellation);
        var children = contended.Count == 0 ? [] : await store.ConcernChildren.AsNoTracking().Where(row => contended.Contains(row.ChildIndex) && row.RecordedAt >= earliest).ToListAsync(cancellation);

        var answered = entries.Select(entry => AnsweredConcern.Of(entry.Item.Translation)).OfType<AnsweredConcern>().ToList();
        var answeredIds = answered.Select(each => each.MessageId).OfType<Guid>().Distinct().ToList();
        var answeredMessages = answeredIds.Count == 0 ? [] : await store.Outbox.Where(row => answeredIds.Contains(row.MessageId) && row.ConcernId != null)
            .Select(row => new AnsweredMessage(row.MessageId, row.Recipient, row.ConcernId!.Value, row.ReferralId)).ToListAsync(cancellation);
        var references = answered.Select(each => each.Reference?.ToString()).OfType<string>().Distinct().ToList();
        var ofMessages = answeredMessages.Select(each => each.ConcernId).Distinct().ToList();
        var answeredConcerns = answered.Count == 0 ? [] : await store.Concerns.AsNoTracking().Where(row => references.Contains(row.Reference) || ofMessages.Contains(row.Id)).ToListAsync(cancellation);

        var concernIds = concerns.Concat(answeredConcerns).Select(row => row.Id).Distinct().ToList();
        var keyIds = concernIds.Concat(waiting.Select(row => row.DataKeyId)).ToList();
        var answerIds = received.Select(row => Answers.IdOf(row.Id, "answer")).ToList();
        var keys = keyIds.Count == 0 ? [] : await store.DataKeys.AsNoTracking().Where(row => keyIds.Contains(row.Id)).ToListAsync(cancellation);
        var referrals = concernIds.Count == 0 ? [] : await store.Referrals.AsNoTracking().Where(row => concernIds.Contains(row.ConcernId)).ToListAsync(cancellation);
        var answers = answerIds.Count == 0 ? [] : await store.Outbox.AsNoTracking().Where(row => answerIds.Contains(row.MessageId)).ToListAsync(cancellation);

        var owed = concernIds.Count == 0 ? [] : await store.Obligations.Where(row => concernIds.Contains(row.ConcernId) && row.About == null).Select(row => new { row.ConcernId, row.Name }).ToListAsync(cancellation);
        var indexed = concernIds.Count == 0 ? [] : await store.ConcernChildren.Where(row => concernIds.Contains(row.ConcernId)).Select(row => new { row.ConcernId, row.ChildIndex }).ToListAsync(cancellation);

        return new KnownRows
        {
            Received = received,
            Concerns = concerns,
            AnsweredConcerns = answeredConcerns,
            AnsweredMessages = answeredMessages,
            Children = children,
            Waiting = waiting,
            Keys = keys,
            Referrals = referrals,
            EarlierAnswers = answers,
            Owed = [.. owed.Select(row => (row.ConcernId, row.Name))],
            Indexed = [.. indexed.Select(row => (row.ConcernId, row.ChildIndex))],
            EarlierDead = await EarlierDead.LoadAsync(store, entries, ring, cancellation),
        };
    }
}

/// <summary>A message of the hub's that is answered, and what it was about.</summary>
internal sealed record AnsweredMessage(Guid MessageId, string Recipient, Guid ConcernId, Guid? ReferralId);
