using System.Text;
using SafeguardingHub.Schemas;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Documents;

/// <summary>What is published, read for somebody's own concern.</summary>
public sealed class PublishedTests
{
    [Fact]
    public void An_answer_about_another_concern_is_of_another_day_and_keeps_its_days_apart()
    {
        var read = Encoding.UTF8.GetString(Published.ReadAbout("PoliceXml/V1/examples/response-accepted.xml", ConcernReference.Parse("SH-2222-2222"), new DateOnly(2027, 2, 28)));

        Assert.Contains("reference=\"SH-2222-2222\"", read, StringComparison.Ordinal);
        Assert.Contains("when=\"2027-02-28T14:30:00+00:00\"", read, StringComparison.Ordinal);
        Assert.Contains("ref=\"NRM-2026-1234\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-03-", read, StringComparison.Ordinal);
    }
}
