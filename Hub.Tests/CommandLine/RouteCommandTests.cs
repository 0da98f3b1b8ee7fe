using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.CommandLine;

public sealed class RouteCommandTests
{
    private const string Examples = "Schemas/PoliceXml/V1/examples";

    [Fact]
    public async Task It_explains_why_social_care_and_the_charity_are_told_of_an_arrested_boy_and_what_is_owed()
    {
        var explained = await HubCommand.RunAsync("route", $"{Examples}/concern-county-lines-arrest.xml", "--as", "police.northshire");

        Assert.Equal(0, explained.ExitCode);
        Assert.Contains("social-care.northshire: told", explained.Output, StringComparison.Ordinal);
        Assert.Contains("charity.harbour: told", explained.Output, StringComparison.Ordinal);
        Assert.Contains("never goes to police alone", explained.Output, StringComparison.Ordinal);
        Assert.Contains("National Referral Mechanism", explained.Output, StringComparison.Ordinal);
        Assert.Matches(@"owed by police\.northshire \([a-z-]+\) by \d{4}-\d{2}-\d{2} \d{2}:\d{2} (GMT|BST)", explained.Output);
    }

    [Fact]
    public async Task It_explains_why_the_service_is_withheld_from_a_girl_outside_the_areas_and_who_can_help_instead()
    {
        var explained = await HubCommand.RunAsync("route", $"{Examples}/concern-girl-17-outside-area.xml", "--as", "police.northshire");

        Assert.Equal(0, explained.ExitCode);
        Assert.Contains("charity.harbour: withheld", explained.Output, StringComparison.Ordinal);
        Assert.Contains("outside the areas of the service", explained.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("seems to be an adult", explained.Output, StringComparison.Ordinal);
        Assert.Matches("(can help instead|holds it)", explained.Output);
    }

    [Fact]
    public async Task What_cannot_be_translated_cannot_be_routed()
    {
        var refused = await HubCommand.RunAsync("route", $"{Examples}/update-withdrawn.xml", "--as", "police.northshire");

        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
    }
}
