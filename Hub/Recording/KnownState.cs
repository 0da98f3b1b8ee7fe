using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// What the store already knows that matters to a group of messages, read in a few queries, and what the group's own earlier
/// messages have added since.
/// </summary>
internal sealed class KnownState
{
    private readonly Dictionary<Guid, ReceivedMessageRow> receivedByKey;
    private readonly Dictionary<Guid, ConcernRow> concernByCase;
    private readonly Dictionary<string, ConcernRow> concernByReference;
    private readonly ILookup<Guid, AnsweredMessage> answeredMessages;
    private readonly Dictionary<Guid, List<ConcernChildRow>> concernsByChild;
    private readonly Dictionary<Guid, List<WaitingUpdateRow>> waitingByCase;
    private readonly Dictionary<Guid, DataKeyRow> keys;
    private readonly ILookup<Guid, ReferralRow> referrals;
    private readonly Dictionary<Guid, OutboxRow> answers;
    private readonly ILookup<Guid, string> owed;
    private readonly HashSet<(Guid Concern, Guid Child)> indexed;
    private readonly EarlierDead earlierDead;

    private KnownState(
        Dictionary<Guid, ReceivedMessageRow> receivedByKey, Dictionary<Guid, ConcernRow> concernByCase,
        Dictionary<string, ConcernRow> concernByReference, ILookup<Guid, AnsweredMessage> answeredMessages, Dictionary<Guid, List<ConcernChildRow>> concernsByChild,
        Dictionary<Guid, List<WaitingUpdateRow>> waitingByCase, Dictionary<Guid, DataKeyRow> keys, ILookup<Guid, ReferralRow> referrals, Dictionary<Guid, OutboxRow> answers,
        ILookup<Guid, string> owed, HashSet<(Guid Concern, Guid Child)> indexed, EarlierDead earlierDead)
    {
        this.earlierDead = earlierDead;
        this.receivedByKey = receivedByKey;
        this.concernByCase = concernByCase;
        this.concernByReference = concernByReference;
        this.answeredMessages = answeredMessages;
        this.concernsByChild = concernsByChild;
        this.waitingByCase = waitingByCase;
        this.keys = keys;
        this.referrals = referrals;
        this.answers = answers;
        this.owed = owed;
        this.indexed = indexed;
    }

    public static async Task<KnownState> LoadAsync(HubDbContext store, IReadOnlyList<RecordingEntry> entries, KeyRing ring, CancellationToken cancellation)
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

        return new KnownState(
            received.ToDictionary(row => row.IdempotencyKey),
            concerns.GroupBy(row => row.CorrelationIndex!.Value).ToDictionary(same => same.Key, same => same.MaxBy(row => row.RecordedAt)!),
            answeredConcerns.ToDictionary(row => row.Reference),
            answeredMessages.ToLookup(each => each.MessageId),
            children.GroupBy(row => row.ChildIndex).ToDictionary(same => same.Key, same => same.ToList()),
            waiting.GroupBy(row => row.CorrelationIndex).ToDictionary(same => same.Key, same => same.OrderBy(row => row.ReceivedAt).ToList()),
            keys.ToDictionary(row => row.Id),
            referrals.ToLookup(row => row.ConcernId),
            answers.GroupBy(row => row.MessageId).ToDictionary(same => same.Key, same => same.First()),
            owed.ToLookup(row => row.ConcernId, row => row.Name),
            [.. indexed.Select(row => (row.ConcernId, row.ChildIndex))],
            await EarlierDead.LoadAsync(store, entries, ring, cancellation));
    }

    public ReceivedMessageRow? Received(Guid idempotencyKey) => receivedByKey.GetValueOrDefault(idempotencyKey);

    public ConcernRow? Concern(Guid caseIndex) => concernByCase.GetValueOrDefault(caseIndex);

    /// <summary>The concern that an answer names, whoever is party to it; a message is known only to whom it was sent.</summary>
    public ConcernRow? Concern(AnsweredConcern answered, string sender) => answered.Reference is { } reference
        ? concernByReference.GetValueOrDefault(reference.ToString())
        : Answered(answered, sender) is { } message ? concernByReference.Values.FirstOrDefault(row => row.Id == message.ConcernId) : null;

    /// <summary>Of the hub's message that an answer names; null when it names none that this sender was sent.</summary>
    public AnsweredReferral? Answered(AnsweredConcern answered, string sender) =>
        answered.MessageId is { } id && answeredMessages[id].FirstOrDefault(each => each.Recipient == sender) is { } message ? new(message.ConcernId, message.ReferralId) : null;

    public IReadOnlyList<WaitingUpdateRow> Waiting(Guid? caseIndex) => caseIndex is { } index && waitingByCase.TryGetValue(index, out var rows) ? rows : [];

    public DataKeyRow Key(Guid id) => keys[id];

    public OutboxRow? Answer(Guid receivedId) => answers.GetValueOrDefault(Answers.IdOf(receivedId, "answer"));

    /// <summary>Recipients that already have a referral, those added by this group included.</summary>
    public IEnumerable<ReferralRow> Referrals(NewRows rows, Guid concernId) =>
        referrals[concernId].Concat(rows.Of<ReferralRow>().Where(row => row.ConcernId == concernId));

    /// <summary>Names of what the concern itself makes somebody owe; what belongs to a referral is left out.</summary>
    public IEnumerable<string> Owed(NewRows rows, Guid concernId) =>
        owed[concernId].Concat(rows.Of<ObligationRow>().Where(row => row.ConcernId == concernId && row.About is null).Select(row => row.Name)).Distinct();

    /// <summary>Whether the concern is already found by this child.</summary>
    public bool IsIndexed(Guid concernId, Guid childIndex) => indexed.Contains((concernId, childIndex));

    /// <summary>The most low-risk concerns about any one of the children, from any agency, since then.</summary>
    public KnownOfChild OfChildren(IReadOnlyList<Guid> childIndexes, DateTimeOffset since, Guid? exceptConcern = null) => new(
        childIndexes.Select(index => concernsByChild.GetValueOrDefault(index, [])
            .Where(row => row.RecordedAt >= since && row.StatedRisk == RiskLevel.Low && row.ConcernId != exceptConcern)
            .Select(row => row.ConcernId).Distinct().Count()).DefaultIfEmpty(0).Max());

    /// <summary>Whether an earlier message about the same concern is dead, so that this one has to wait.</summary>
    public bool IsBehind(Recordable item, Guid? orderKey) => earlierDead.IsBefore(item, orderKey);

    public void Add(DeadLetterRow row) => earlierDead.Add(row);

    public void Add(ReceivedMessageRow row) => receivedByKey.TryAdd(row.IdempotencyKey, row);

    public void Add(OutboxRow answer) => answers.TryAdd(answer.MessageId, answer);

    public void Add(DataKeyRow key) => keys.TryAdd(key.Id, key);

    public void Add(ConcernRow concern)
    {
        if (concern.CorrelationIndex is { } index)
        {
            concernByCase[index] = concern;
        }
    }

    public void Add(ConcernChildRow child)
    {
        AddTo(concernsByChild, child.ChildIndex, child);
        indexed.Add((child.ConcernId, child.ChildIndex));
    }

    public void Add(WaitingUpdateRow waiting)
    {
        AddTo(waitingByCase, waiting.CorrelationIndex, waiting);
    }

    public void Applied(WaitingUpdateRow waiting) => waitingByCase[waiting.CorrelationIndex].Remove(waiting);

    private sealed record AnsweredMessage(Guid MessageId, string Recipient, Guid ConcernId, Guid? ReferralId);

    private static void AddTo<T>(Dictionary<Guid, List<T>> rows, Guid index, T row)
    {
        if (!rows.TryGetValue(index, out var same))
        {
            rows[index] = same = [];
        }

        same.Add(row);
    }
}
