using System.Text.RegularExpressions;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>What a newcomer sees first.</summary>
[Collection(JourneyTests.Name)]
public sealed partial class DemonstrationTests
{
    [Theory]
    [InlineData]
    [InlineData("--real")]
    public async Task All_four_kinds_exchange_concerns_and_nothing_is_lost(params string[] options)
    {
        var shown = await HubCommand.RunAsync(["demo", "--once", .. options]);

        Assert.True(shown.ExitCode == 0, shown.Words + shown.Output);
        var summary = Summary().Match(shown.LastLine);
        Assert.True(summary.Success, shown.LastLine);
        var counts = summary.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var (received, recorded, rejected, duplicate, referrals, delivered) = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        Assert.Equal(received, recorded + rejected + duplicate);
        Assert.Equal(referrals, delivered);
        Assert.True(rejected > 0 && duplicate > 0);
        var (answered, chased, escalated) = (counts[6], counts[7], counts[8]);
        Assert.True(answered > 0 && answered < referrals && chased >= escalated && escalated > 0);
        Assert.Contains("wound forward", shown.Words, StringComparison.Ordinal);
        foreach (var happened in (string[])["referral-declined", "decision-challenged", "child-reached-out", "was-not-brought", "chased"])
        {
            Assert.Matches($@"(?m)^  \S+ \d\d:\d\d (GMT|BST) {happened} ", shown.Output);
        }

        foreach (var kind in (string[])["police", "social-care", "health", "charity"])
        {
            Assert.Matches($@"SH-\S+ from {kind}\.", shown.Output);
            Assert.Matches($@"(?m)^SH-.* to [^;\n]*.*{kind}\.[a-z]+ \(", shown.Output);
        }

        Assert.Contains("URGENT", shown.Output, StringComparison.Ordinal);
        Assert.Contains("withheld from", shown.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^Summary: (\d+) received, (\d+) recorded, (\d+) rejected, (\d+) duplicate, (\d+) referrals, (\d+) delivered, 0 lost, (\d+) answered, (\d+) chased, (\d+) escalated, 0 without a holder$")]
    private static partial Regex Summary();
}
