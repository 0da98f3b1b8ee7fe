using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What is new comes by itself, is said politely, and moves nothing.</summary>
public sealed class LiveTests(BrowserFixture browser, DatabaseFixture databases) : IAsyncLifetime
{
    private const string Caseworker = "social-care.northshire-caseworker";
    private static readonly ConsoleSettings Quick = new() { LookEvery = TimeSpan.FromMilliseconds(100) };

    private readonly RunningConsole console = new("Development", settings: Quick);

    public ValueTask InitializeAsync() => console.InitializeAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task An_open_page_is_told_of_new_alerts_and_of_a_colleagues_answer()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync(Caseworker);
        using var colleague = await console.VisitorAsync("social-care.northshire-colleague");
        await using var inbox = await NewsAsync(caseworker, "/inbox");
        await using var concern = await NewsAsync(caseworker, $"/concerns/{reference}");
        Assert.Equal(("news", ""), await inbox.NextAsync());
        Assert.Equal(("news", ""), await concern.NextAsync());

        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await console.SentToAsync(RunningConsole.SocialCare);
        Assert.Equal(("news", "1 new alert. Refresh to see it."), await inbox.NextAsync());

        await colleague.SubmitAsync(await colleague.GetAsync($"/concerns/{reference}"), "form[action*='handler=acknowledge']");
        var (_, said) = await concern.NextAsync();
        Assert.Matches(@"^Somebody at your agency answered or added to this concern at \S+\. Refresh to see it\.$", said);
    }

    [Fact]
    public async Task Listening_does_not_lengthen_a_session_and_ends_with_it()
    {
        using var caseworker = await console.VisitorAsync(Caseworker);
        await using var inbox = await NewsAsync(caseworker, "/inbox");
        await inbox.NextAsync();
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(14));
        await console.SentToAsync(RunningConsole.SocialCare);
        Assert.StartsWith("1 new alert", (await inbox.NextAsync()).Said, StringComparison.Ordinal);

        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal(("ended", ""), await inbox.NextAsync());
        Assert.Null(await inbox.EndAsync());
        Assert.Equal(HttpStatusCode.Found, (await caseworker.GetAsync("/inbox")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await caseworker.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/live/counts"))).StatusCode);
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_it()
    {
        using var caseworker = await console.VisitorAsync(Caseworker);
        await using var inbox = await NewsAsync(caseworker, "/inbox");
        await inbox.NextAsync();

        await caseworker.SubmitAsync(await caseworker.GetAsync("/help"), "form[action='/sign-out']");

        Assert.Equal(("ended", ""), await inbox.NextAsync());
    }

    [Fact]
    public async Task What_another_instance_took_in_is_told_as_well()
    {
        var database = await databases.CreateDatabaseAsync();
        await using var first = new RunningConsole("Development", database, Quick);
        await first.InitializeAsync();
        await using var second = new RunningConsole("Development", database, Quick, first.Data);
        await second.InitializeAsync();
        using var caseworker = await second.VisitorAsync(Caseworker);
        await using var inbox = await NewsAsync(caseworker, "/inbox");
        await inbox.NextAsync();

        await first.SentToAsync(RunningConsole.SocialCare);

        Assert.Equal(("news", "1 new alert. Refresh to see it."), await inbox.NextAsync());
    }

    [Fact]
    public async Task A_page_that_is_open_does_not_hold_up_the_end_of_the_hub()
    {
        var stopping = new RunningConsole("Development", settings: Quick);
        await stopping.InitializeAsync();
        using var caseworker = await stopping.VisitorAsync(Caseworker);
        await using var inbox = await NewsAsync(caseworker, "/inbox");
        await inbox.NextAsync();

        var stopped = stopping.DisposeAsync().AsTask();

        Assert.Null(await inbox.EndAsync());
        await stopped;
    }

    [Theory]
    [InlineData("/inbox")]
    [InlineData("/")]
    public async Task With_scripts_new_alerts_are_said_politely_and_nothing_moves_until_the_reader_refreshes(string path)
    {
        await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, Caseworker);
        await page.GotoAsync(path);
        var before = await page.Locator("main table").First.InnerTextAsync();

        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await console.SentToAsync(RunningConsole.SocialCare);

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 new alert. Refresh to see it.");
        Assert.Equal(before, await page.Locator("main table").First.InnerTextAsync());
        await Assertions.Expect(page.Locator(".hub-badge")).ToContainTextAsync(new Regex("^1"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Refresh", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".hub-badge")).ToContainTextAsync(new Regex("^2"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task With_scripts_a_concern_says_that_somebody_answered_it_and_signing_out_elsewhere_clears_it_away()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var colleague = await console.VisitorAsync("social-care.northshire-colleague");
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, Caseworker);
        var other = await context.NewPageAsync();
        await other.GotoAsync("/help");
        await page.BringToFrontAsync();
        await page.GotoAsync($"/concerns/{reference}");

        await colleague.SubmitAsync(await colleague.GetAsync($"/concerns/{reference}"), "form[action*='handler=acknowledge']");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Somebody at your agency answered");
        await other.Locator("form[action='/sign-out'] button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task With_scripts_a_broken_connection_is_made_again()
    {
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, Caseworker);
        var asked = 0;
        await page.RouteAsync("**/live/counts**", route => ++asked == 1
            ? route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 20\nevent: news\ndata: {\"text\":\"Cut off here.\"}\n\n" })
            : route.ContinueAsync());
        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");

        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await console.SentToAsync(RunningConsole.SocialCare);

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 new alert. Refresh to see it.");
        Assert.True(asked > 1);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/inbox")]
    [InlineData("/concerns/{reference}")]
    public async Task Without_scripts_a_page_says_when_it_was_made_and_how_to_see_what_is_new(string path)
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts: false);
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, Caseworker);
        await page.GotoAsync(path.Replace("{reference}", reference, StringComparison.Ordinal));

        await Assertions.Expect(page.Locator("main p:has([data-live])")).ToHaveTextAsync(new Regex(@"^Updated at (\d{1,2}:\d\d[ap]m|midday|midnight)\. Refresh$"));
        var here = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Refresh", Exact = true }).ClickAsync();
        Assert.Equal(here, page.Url);
        Assert.Equal(0, await page.Locator("meta[http-equiv=refresh]").CountAsync());
    }

    private static async Task<News> NewsAsync(Visitor visitor, string path)
    {
        var address = (await visitor.GetAsync(path)).Document.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new News(answer, SseParser.Create(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken));
    }

    /// <summary>The news of one page, one after the other; what is said again is passed over.</summary>
    private sealed class News(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
        private (string Event, string Said)? last;

        public async Task<(string Event, string Said)> NextAsync()
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken))
            {
                (string, string) now = (items.Current.EventType, System.Text.Json.JsonDocument.Parse(items.Current.Data).RootElement.GetProperty("text").GetString()!);
                if (now != last)
                {
                    last = now;
                    return now;
                }
            }

            throw new InvalidOperationException("There is no more news.");
        }

        /// <returns>Null once there is nothing more.</returns>
        public async Task<string?> EndAsync() => await items.MoveNextAsync().AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken) ? items.Current.EventType : null;

        public ValueTask DisposeAsync()
        {
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
