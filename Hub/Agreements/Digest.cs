namespace SafeguardingHub.Agreements;

/// <summary>When many chases to one mailbox become one letter.</summary>
/// <param name="MoreThan">Chases to one mailbox, those sent within the time included, from which it is a storm.</param>
/// <param name="WithinMinutes">Minutes before now in which chases sent count.</param>
public sealed record DigestRule(int MoreThan, int WithinMinutes, string Why);

/// <summary>What goes to one mailbox at once: one chase, or a digest of several.</summary>
public sealed record ChaseLetter<T>(string Mailbox, IReadOnlyList<T> Chases);

/// <summary>Keeps mailboxes readable: in a storm each gets one digest, except for immediate danger, which always goes alone.</summary>
public static class Digest
{
    /// <summary>Every chase is in exactly one letter; what is about immediate danger comes first.</summary>
    /// <param name="sentLately">How many went to each mailbox within <see cref="DigestRule.WithinMinutes"/>.</param>
    public static IReadOnlyList<ChaseLetter<T>> Of<T>(
        IEnumerable<T> chases, Func<T, string> mailboxOf, Func<T, bool> inImmediateDanger, IReadOnlyDictionary<string, int> sentLately, DigestRule rule)
    {
        var all = chases.ToLookup(inImmediateDanger);
        return
        [
            .. all[true].Select(chase => new ChaseLetter<T>(mailboxOf(chase), [chase])),
            .. all[false].GroupBy(mailboxOf).SelectMany(mailbox => mailbox.Count() + sentLately.GetValueOrDefault(mailbox.Key) > rule.MoreThan
                ? [new ChaseLetter<T>(mailbox.Key, [.. mailbox])]
                : mailbox.Select(chase => new ChaseLetter<T>(mailbox.Key, [chase]))),
        ];
    }
}
