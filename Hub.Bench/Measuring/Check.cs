using SafeguardingHub.Bench.Parts;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>One count that has to be what it was foreseen to be: together they say that nothing was lost or doubled.</summary>
internal sealed record Check(string Counted, long Foreseen, long Found)
{
    public bool Holds => Foreseen == Found;

    public static IReadOnlyList<Check> OfStore(Expected expected, StoreCounts store) =>
    [
        new("messages in the store", expected.Sent - expected.Duplicates, store.Received),
        new("concerns in the store", expected.Concerns, store.Concerns),
        new("rejections in the store", expected.Invalid, store.Quarantined),
        new("duplicates seen", expected.Duplicates, store.Repeats),
        new("dead letters", 0, store.DeadLetters),
        new("referrals in the store", expected.Referrals, store.Referrals),
        new("referrals marked delivered", expected.Referrals, store.Delivered),
        new("unsent in the outbox", 0, store.Unsent),
    ];

    public static IReadOnlyList<Check> OfQueues(Expected expected, IReadOnlyList<Collected> collected) =>
    [
        new("receipts collected", expected.Concerns + expected.Duplicates, All(collected, "receipt")),
        new("different receipts", expected.Concerns, Different(collected, "receipt")),
        new("rejections collected", expected.Invalid, All(collected, "rejection")),
        new("different rejections", expected.Invalid, Different(collected, "rejection")),
        new("referrals collected", expected.Referrals, All(collected, "referral")),
        new("different referrals", expected.Referrals, Different(collected, "referral")),
        .. expected.ByRecipient.OrderBy(each => each.Key.ToString(), StringComparer.Ordinal)
            .Select(each => new Check($"collected by {each.Key}", each.Value, collected.LongCount(message => message.Recipient == each.Key))),
    ];

    private static long All(IReadOnlyList<Collected> collected, string type) => collected.LongCount(message => message.Type == type);

    private static long Different(IReadOnlyList<Collected> collected, string type) =>
        collected.Where(message => message.Type == type).Select(message => (message.Recipient, message.MessageId)).Distinct().LongCount();
}
