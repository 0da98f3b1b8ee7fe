using System.Net;
using Microsoft.Playwright;
using Npgsql;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>The console while what the hub needs is away.</summary>
public sealed class OutageTests(BrokerFixture brokers, DatabaseFixture databases, BrowserFixture browser)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Check_11_with_broker_and_database_down_the_hub_is_alive_and_not_ready_and_the_status_page_says_what_is_away_until_it_is_back()
    {
        var host = await brokers.CreateVirtualHostAsync();
        var connection = new NpgsqlConnectionStringBuilder(await databases.CreateDatabaseAsync());
        await using var toBroker = CutLine.To(host.Port);
        await using var toDatabase = CutLine.To(connection.Port);
        connection.Port = toDatabase.Port;
        await using var console = new RunningConsole("Development", connection.ConnectionString, change: settings => settings with { Broker = (host with { Port = (ushort)toBroker.Port }).Address });
        await console.InitializeAsync();
        await HealthAsync(console, "/health/ready", HttpStatusCode.OK);
        using var visitor = await console.VisitorAsync("operator");
        using var nobody = console.Visitor();
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await SignedInAsync(context);
        Assert.Contains("Everything works", (await nobody.GetAsync("/status")).Text, StringComparison.Ordinal);
        Assert.Contains("Queues at", (await visitor.GetAsync("/operations")).Text, StringComparison.Ordinal);

        await toBroker.CutAsync();
        await StatusAsync(nobody, "Messages between agencies", "Down");
        await Condition.MetAsync("the overview says so", Limit, async _ => (await visitor.GetAsync("/operations")).Text.Contains("The broker did not answer", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("The broker did not answer", (await visitor.GetAsync("/topology")).Text, StringComparison.Ordinal);
        Assert.Contains("Unavailable", (await visitor.GetAsync("/agencies")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/dead-letters")).Status);

        await toDatabase.CutAsync();
        await StatusAsync(nobody, "Records", "Down");
        await HealthAsync(console, "/health/ready", HttpStatusCode.ServiceUnavailable);
        await HealthAsync(console, "/health/live", HttpStatusCode.OK);
        var forOperators = await visitor.GetAsync("/status");
        Assert.Contains("The store cannot be reached.", forOperators.Text, StringComparison.Ordinal);
        Assert.Contains("Not known while the store cannot be reached.", forOperators.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The store cannot be reached.", (await nobody.GetAsync("/status")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/operations", "/dead-letters", "/agencies", "/flow", "/proposals", "/agreement" })
        {
            var away = await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Sorry, the service is unavailable"), (away.Status, away.Heading));
            Assert.NotNull(away.Document.QuerySelector("main a[href='/status']"));
        }

        await LooksRightAsync(context, page);

        toDatabase.Mend();
        toBroker.Mend();
        await StatusAsync(nobody, "Records", "Working");
        await StatusAsync(nobody, "Messages between agencies", "Working");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/dead-letters")).Status);
    }

    /// <summary>Who was seen lately stays signed in while the store is away.</summary>
    private static async Task<IPage> SignedInAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, "operator", "/operations");
        return page;
    }

    /// <summary>To axe, and at 320 pixels, with scripts and without.</summary>
    private static async Task LooksRightAsync(IBrowserContext context, IPage page)
    {
        List<string> faults = [];
        var titles = new Dictionary<string, string>();
        foreach (var scripts in new[] { true, false })
        {
            foreach (var (name, path) in new[] { ("status-down", "/status"), ("unavailable", "/dead-letters") })
            {
                await AccessibilityTests.LookAsync(page, name, path, scripts, titles, faults);
            }

            await context.RouteAsync("**/*.js", route => route.AbortAsync());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.StartsWith("Sorry, the service is unavailable", titles["unavailable"], StringComparison.Ordinal);
    }

    private static Task HealthAsync(RunningConsole console, string path, HttpStatusCode expected) => Condition.MetAsync(
        $"{path} answers {expected}", Limit, async cancellation =>
        {
            using var client = new HttpClient { BaseAddress = new Uri(console.Address) };
            return (await client.GetAsync(path, cancellation)).StatusCode == expected;
        }, TestContext.Current.CancellationToken);

    private static Task StatusAsync(Visitor visitor, string part, string state) => Condition.MetAsync(
        $"{part} is {state}", Limit, async _ =>
        {
            var page = await visitor.GetAsync("/status");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            return page.Document.QuerySelectorAll(".govuk-summary-list__row").Any(row => row.QuerySelector("dt")!.TextContent == part && row.QuerySelector(".govuk-tag")!.TextContent == state);
        }, TestContext.Current.CancellationToken);
}
