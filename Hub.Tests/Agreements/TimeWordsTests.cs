using SafeguardingHub.Agreements;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>Times are told as the clock on the wall says, whatever the store keeps.</summary>
public sealed class TimeWordsTests
{
    [Theory]
    [InlineData("2026-03-31T22:59:00Z", "2026-03-31 23:59 BST")]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-24 12:00 GMT")]
    public void A_time_in_a_list_is_of_the_united_kingdom(string stored, string told) =>
        Assert.Equal(told, TimeWords.ShortOf(DateTimeOffset.Parse(stored, System.Globalization.CultureInfo.InvariantCulture)));
}
