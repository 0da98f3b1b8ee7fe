using SafeguardingHub.Routing;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.Tests.WebConsole;

public sealed class WithheldWordsTests
{
    public static TheoryData<string> Fields => [.. SharedField.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_that_can_be_withheld_is_named_in_words(string field)
    {
        Assert.DoesNotContain('.', WithheldWords.Of(field));
        Assert.DoesNotContain('-', WithheldWords.Of(field));
        Assert.Equal($"{WithheldWords.Of(field)} (restricted)", WithheldWords.Of($"{field} (restricted)"));
    }
}
