using SafeguardingHub.Agreements;

namespace SafeguardingHub.Tests.Agreements;

public sealed class DigestTests
{
    private static readonly DigestRule MoreThanThree = new(3, 15, "Many letters are read by nobody.");

    [Fact]
    public void Three_chases_are_three_letters() => Assert.Equal(["a: 1", "a: 2", "a: 3"], Letters([("a", 1), ("a", 2), ("a", 3)]));

    [Fact]
    public void A_storm_is_one_letter_for_each_mailbox() =>
        Assert.Equal(["a: 1 2 3 4", "b: 5"], Letters([("a", 1), ("a", 2), ("a", 3), ("a", 4), ("b", 5)]));

    [Fact]
    public void What_was_sent_a_moment_ago_counts_toward_the_storm() => Assert.Equal(["a: 1 2"], Letters([("a", 1), ("a", 2)], sentLately: 2));

    /// <summary>Numbers from 100 on are about immediate danger.</summary>
    [Fact]
    public void Immediate_danger_comes_first_and_alone_whatever_the_storm() =>
        Assert.Equal(["a: 100", "a: 101", "a: 1 2 3 4"], Letters([("a", 1), ("a", 2), ("a", 100), ("a", 3), ("a", 4), ("a", 101)]));

    private static IEnumerable<string> Letters((string Mailbox, int Number)[] chases, int sentLately = 0) => Digest
        .Of(chases, chase => chase.Mailbox, chase => chase.Number >= 100, new Dictionary<string, int> { ["a"] = sentLately }, MoreThanThree)
        .Select(letter => $"{letter.Mailbox}: {string.Join(' ', letter.Chases.Select(chase => chase.Number))}");
}
