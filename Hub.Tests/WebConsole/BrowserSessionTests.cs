using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What goes wrong for people at a browser, and what they find afterwards.</summary>
public sealed class BrowserSessionTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    private const string Caseworker = "social-care.northshire-caseworker";
    private const string Colleague = "social-care.northshire-colleague";
    private const string Words = "Half a page of reasons.";

    [Fact]
    public async Task Two_minutes_before_the_end_a_dialog_offers_to_stay_and_staying_lasts()
    {
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await OnAsync(context, "/permissions");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "You are about to be signed out" });

        await PassAsync(page, TimeSpan.FromMinutes(12.5));
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await PassAsync(page, TimeSpan.FromMinutes(1));
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Locator("[aria-live]")).ToContainTextAsync("You will be signed out in 2 minutes.");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        await PassAsync(page, TimeSpan.FromMinutes(10));
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await page.GotoAsync("/permissions");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Your permissions");
    }

    [Fact]
    public async Task Going_on_in_another_window_keeps_this_one_signed_in()
    {
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await OnAsync(context, "/permissions");
        await PassAsync(page, TimeSpan.FromMinutes(10));
        var other = await context.NewPageAsync();
        await other.GotoAsync("/help");

        await PassAsync(page, TimeSpan.FromMinutes(4));

        await Assertions.Expect(page.Locator("#session-warning")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_in_a_form_when_the_page_sees_its_session_end_is_back_after_signing_in()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await OnAsync(context, $"/concerns/{reference}/decline");
        await page.GetByLabel("No capacity").CheckAsync();
        await page.Locator("textarea[name=words]").FillAsync(Words);

        await PassAsync(page, TimeSpan.FromMinutes(16));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What you had typed is kept");
        await page.Locator($"button[value='{Caseworker}']").ClickAsync();

        await Assertions.Expect(page.Locator("textarea[name=words]")).ToHaveValueAsync(Words);
        await Assertions.Expect(page.GetByLabel("No capacity")).ToBeCheckedAsync();
        Assert.Equal(0, await AnswersAsync(reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_sent_after_the_session_ended_is_back_after_signing_in(bool scripts)
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await OnAsync(context, $"/concerns/{reference}/decline", stopClock: false);
        await page.GetByLabel("No capacity").CheckAsync();
        await page.Locator("textarea[name=words]").FillAsync(Words);
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(16));

        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What you had typed is kept");
        await page.Locator($"button[value='{Caseworker}']").ClickAsync();

        await Assertions.Expect(page.Locator("textarea[name=words]")).ToHaveValueAsync(Words);
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Declined");
        Assert.Equal(1, await AnswersAsync(reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_on_acknowledge_is_one_event(bool scripts)
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await OnAsync(context, $"/concerns/{reference}", stopClock: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).DblClickAsync();

        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Acknowledged");
        Assert.Equal(1, await AnswersAsync(reference));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_signing_out_the_back_button_shows_no_child(bool scripts)
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await OnAsync(context, $"/concerns/{reference}", stopClock: false);
        var child = await page.Locator("h1").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You are signed out");

        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
        Assert.DoesNotContain(child, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slower_of_two_colleagues_sees_who_answered_and_when_and_keeps_what_she_typed()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var first = await browser.ContextAsync(console.Address, scripts: true);
        await using var second = await browser.ContextAsync(console.Address, scripts: true);
        var (quick, slow) = (await OnAsync(first, $"/concerns/{reference}/decide", stopClock: false), await OnAsync(second, $"/concerns/{reference}/decline", stopClock: false, Colleague));
        await slow.GetByLabel("No capacity").CheckAsync();
        await slow.Locator("textarea[name=words]").FillAsync(Words);
        await quick.GetByLabel("Accept", new() { Exact = true }).CheckAsync();
        await quick.Locator("main form button").ClickAsync();
        await Assertions.Expect(quick.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Accepted");

        await slow.Locator("main form button").ClickAsync();

        await Assertions.Expect(slow.Locator(".govuk-error-summary")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Evan Ellis answered at \S+: accepted"));
        await Assertions.Expect(slow.Locator("textarea[name=words]")).ToHaveValueAsync(Words);
        Assert.Equal(1, await AnswersAsync(reference));
    }

    [Fact]
    public async Task A_reason_of_100_000_characters_is_refused_in_words_and_stays()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        var reason = string.Concat(Enumerable.Repeat("0123456789", 10_000));
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await OnAsync(context, $"/concerns/{reference}/decline", stopClock: false);
        await page.GetByLabel("No capacity").CheckAsync();
        await page.Locator("textarea[name=words]").FillAsync(reason);

        await page.Locator("main form button").ClickAsync();

        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Your words must be 4,000 characters or fewer");
        await Assertions.Expect(page.Locator("textarea[name=words]")).ToHaveValueAsync(reason);
        await page.Locator("textarea[name=words]").FillAsync(Words);
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Declined");
    }

    /// <param name="stopClock">The browser's clock goes on only when a test says so.</param>
    private static async Task<IPage> OnAsync(IBrowserContext context, string path, bool stopClock = true, string persona = Caseworker)
    {
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, persona);
        if (stopClock)
        {
            await page.Clock.InstallAsync();
        }

        await page.GotoAsync(path);
        return page;
    }

    /// <summary>For the hub and for the browser.</summary>
    private async Task PassAsync(IPage page, TimeSpan passed)
    {
        console.Clock.WindTo(console.Clock.GetUtcNow() + passed);
        await page.Clock.FastForwardAsync((long)passed.TotalMilliseconds);
    }

    private async Task<int> AnswersAsync(string reference)
    {
        await using var context = console.Get<IHubStore>().Open();
        return await (from answer in context.RecordedAnswers join concern in context.Concerns on answer.ConcernId equals concern.Id where concern.Reference == reference select answer).CountAsync(TestContext.Current.CancellationToken);
    }
}
