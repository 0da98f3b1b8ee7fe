using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>
/// What is known as a group of messages is recorded: what the store knew before it, and what the group's own earlier messages have
/// added since.
/// </summary>
internal sealed class KnownState(KnownRows stored)
{
    private readonly Dictionary<Guid, ReceivedMessageRow> receivedByKey = stored.Received.ToDictionary(row => row.IdempotencyKey);
    private readonly Dictionary<Guid, ConcernRow> concernByCase = stored.Concerns.GroupBy(row => row.CorrelationIndex!.Value).ToDictionary(same => same.Key, same => same.MaxBy(row => row.RecordedAt)!);
    private readonly Dictionary<string, ConcernRow> concernByReference = stored.AnsweredConcerns.ToDictionary(row => row.Reference);
    private readonly ILookup<Guid, AnsweredMessage> answeredMessages = stored.AnsweredMessages.ToLookup(each => each.MessageId);
    private readonly Dictionary<Guid, List<ConcernChildRow>> concernsByChild = stored.Children.GroupBy(row => row.ChildIndex).ToDictionary(same => same.Key, same => same.ToList());
    private readonly Dictionary<Guid, List<WaitingUpdateRow>> waitingByCase = stored.Waiting.GroupBy(row => row.CorrelationIndex).ToDictionary(same => same.Key, same => same.OrderBy(row => row.ReceivedAt).ToList());
    private readonly Dictionary<Guid, DataKeyRow> keys = stored.Keys.ToDictionary(row => row.Id);
    private readonly ILookup<Guid, ReferralRow> referrals = stored.Referrals.ToLookup(row => row.ConcernId);
    private readonly Dictionary<Guid, OutboxRow> answers = stored.EarlierAnswers.GroupBy(row => row.MessageId).ToDictionary(same => same.Key, same => same.First());
    private readonly ILookup<Guid, string> owed = stored.Owed.ToLookup(each => each.Concern, each => each.Name);
    private readonly HashSet<(Guid Concern, Guid Child)> indexed = [.. stored.Indexed];
    private readonly EarlierDead earlierDead = stored.EarlierDead;

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

    private static void AddTo<T>(Dictionary<Guid, List<T>> rows, Guid index, T row)
    {
        if (!rows.TryGetValue(index, out var same))
        {
            rows[index] = same = [];
        }

        same.Add(row);
    }
}
