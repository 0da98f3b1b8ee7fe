using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using SafeguardingHub.WebConsole.Operating;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>The agencies, what they have agreed, and how they are connected.</summary>
public sealed class PartnershipPagesTests(RunningConsole console, BrokerFixture brokers) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task An_agency_shows_how_it_is_connected_its_contacts_and_the_ids_of_its_keys_and_no_key()
    {
        await console.SentToAsync(RunningConsole.SocialCare);
        using var visitor = await console.VisitorAsync("operator");
        var list = await visitor.GetAsync("/agencies");
        var page = await visitor.GetAsync($"/agencies/{RunningConsole.SocialCare}");

        Assert.Equal(console.Get<Agreement>().Agencies.Count, list.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("duty-inbox@northshire-council.example.test", page.Text, StringComparison.Ordinal);
        Assert.Contains("Monday to Friday 08:30 to 17:00", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"[1-9][0-9]* messages?, the oldest delivered less than a minute ago", page.Text);
        Assert.Contains(Assert.Single(console.Get<ApiKeys>().KeysOf(Schemas.Canonical.AgencyId.Parse(RunningConsole.SocialCare))).Id, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(File.ReadAllText(ApiKeys.FileOf(Path.Combine(console.Data, "intake-keys"), RunningConsole.SocialCare)).Trim(), page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flow_is_a_picture_with_the_same_numbers_in_a_table()
    {
        await console.SentToAsync(RunningConsole.SocialCare);
        using var visitor = await console.VisitorAsync("operator");
        var page = await visitor.GetAsync("/flow");

        var picture = page.Document.QuerySelector("svg.hub-flow")!;
        var police = page.Document.QuerySelectorAll("#flow-table tbody tr").Single(row => row.TextContent.Contains("Northshire Police", StringComparison.Ordinal));
        Assert.Contains($"{police.QuerySelector("td")!.TextContent} received", picture.TextContent, StringComparison.Ordinal);
        Assert.Equal("flow-table", picture.GetAttribute("aria-describedby"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("*"), element => element.HasAttribute("style"));
    }

    [Fact]
    public async Task The_agreement_in_force_is_readable_with_the_why_and_source_of_every_rule()
    {
        using var visitor = await console.VisitorAsync("health.northshire-caseworker");
        var text = (await visitor.GetAsync("/agreement")).Text;
        var agreement = console.Get<Agreement>();

        Assert.All(agreement.Rules, rule => Assert.Contains(rule.Why, text, StringComparison.Ordinal));
        Assert.All(agreement.Rules, rule => Assert.Contains(rule.Source, text, StringComparison.Ordinal));
        Assert.All(agreement.Ladder, stage => Assert.Contains(stage.What, text, StringComparison.Ordinal));
        Assert.All(agreement.Clocks, clock => Assert.Contains(clock.InWords(), text, StringComparison.Ordinal));
        Assert.Contains($"Version {agreement.Version}", text, StringComparison.Ordinal);
        Assert.Contains("The hub has run with no other text", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_text_is_kept_shown_and_compared()
    {
        await using var own = new RunningConsole();
        await own.InitializeAsync();
        var history = own.Get<AgreementHistory>();
        var now = Encoding.UTF8.GetString(AgreementFile.Northshire());
        var earlier = now.Replace("\"2026-01\"", "\"2025-09\"", StringComparison.Ordinal).Replace("\"maxAge\": 17", "\"maxAge\": 16", StringComparison.Ordinal);
        Assert.NotEqual(now, earlier);
        await new AgreementHistory(own.Get<IHubStore>(), new AgreementText("2025-09", Encoding.UTF8.GetBytes(earlier)), own.Clock).KeepAsync(TestContext.Current.CancellationToken);
        await history.KeepAsync(TestContext.Current.CancellationToken);
        using var visitor = await own.VisitorAsync("auditor");

        var kept = await history.ListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["2026-01", "2025-09"], kept.Select(version => version.Version).Distinct().OrderDescending());
        Assert.Equal(2, kept.Count);
        var differences = await visitor.GetAsync("/agreement/differences");
        Assert.Equal("Differences (2)", differences.Heading);
        Assert.Contains("agencies › charity.harbour › services › Harbour exploitation service › maxAge", differences.Text, StringComparison.Ordinal);
        var old = await visitor.GetAsync($"/agreement?text={kept.Single(version => version.Version == "2025-09").Digest}");
        Assert.Contains("This is not the agreement in force", old.Text, StringComparison.Ordinal);
        Assert.Contains("(aged 11 to 16)", old.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_with_names_are_compared_by_name_and_an_order_that_changed_is_no_difference()
    {
        Assert.Empty(AgreementDifferences.Between("""{"rules":[{"name":"a","why":"x"},{"name":"b"}]}""", """{"rules":[{"name":"b"},{"name":"a","why":"x"}]}"""));
        Assert.Equal(
            [new AgreementDifference("rules › a › why", "x", "y"), new AgreementDifference("rules › b", "{\"name\":\"b\"}", null), new AgreementDifference("rules › c", null, "{\"name\":\"c\"}"), new AgreementDifference("areas", "1, 2", "2")],
            AgreementDifferences.Between("""{"rules":[{"name":"a","why":"x"},{"name":"b"}],"areas":["1","2"]}""", """{"rules":[{"name":"a","why":"y"},{"name":"c"}],"areas":["2"]}"""));
    }

    [Fact]
    public async Task Without_a_broker_the_topology_is_not_configured()
    {
        using var visitor = await console.VisitorAsync("operator");
        Assert.Contains("Not configured: this hub runs without a broker", (await visitor.GetAsync("/topology")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_on_the_broker_is_shown_with_its_mending_and_queues_with_their_consumers()
    {
        var host = await brokers.CreateVirtualHostAsync();
        var management = (await brokers.StartedAsync()).ManagementAddress;
        await using var own = new RunningConsole("Development", change: settings => settings with { Broker = host.Address, Management = new UriBuilder(management) { UserName = host.User, Password = host.Password }.Uri.ToString() });
        await own.InitializeAsync();
        await using (var partner = await BrokerClient.ConnectAsync(host))
        {
            await partner.DeclareAsync("hub.somebodys");
        }

        using var visitor = await own.VisitorAsync("operator");
        var topology = await visitor.GetAsync("/topology");
        Assert.Contains("queue hub.somebodys", topology.Text, StringComparison.Ordinal);
        Assert.Contains("Delete it when nobody needs it", topology.Text, StringComparison.Ordinal);
        Assert.Matches(@"Topology \([0-9]+ differences?\)", topology.Title);
        // Nobody has made the agencies' users here.
        Assert.Contains("Run hub topology apply", topology.Text, StringComparison.Ordinal);

        var queues = (await visitor.GetAsync("/operations")).Document.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent.StartsWith("Queues at", StringComparison.Ordinal));
        var police = queues.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == HubNames.InQueue("police", urgent: false));
        Assert.NotEqual("0", police.QuerySelectorAll("td")[1].TextContent);
        Assert.Contains("Nobody reads its queue", (await visitor.GetAsync("/agencies")).Text, StringComparison.Ordinal);
    }
}
