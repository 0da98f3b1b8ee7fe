using Microsoft.Playwright;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>The main journeys in a real browser, with scripts and without.</summary>
public sealed class BrowserJourneyTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    public static TheoryData<string, bool> AgenciesAndScripts => [.. from agency in new[] { RunningConsole.Police, RunningConsole.SocialCare, RunningConsole.Health, RunningConsole.Charity } from scripts in new[] { true, false } select (agency, scripts)];

    [Theory]
    [MemberData(nameof(AgenciesAndScripts))]
    public async Task From_sign_in_to_an_acknowledged_alert_takes_three_clicks_at_the_most(string agency, bool scripts)
    {
        var reference = await console.SentToAsync(agency);
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");

        await page.Locator($"button[value='{agency}-caseworker']").ClickAsync();
        await page.Locator($"a[href='/concerns/{reference}']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Acknowledged");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_accepts_logs_a_reach_out_and_another_declines(bool scripts)
    {
        var (accepted, declined) = (await console.SentToAsync(RunningConsole.Charity), await console.SentToAsync(RunningConsole.SocialCare));
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "charity.harbour-caseworker");
        await page.GotoAsync($"/concerns/{accepted}/decide");
        await page.GetByLabel("Accept", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the record" }).ClickAsync();
        await page.GetByLabel("The child reached out").CheckAsync();
        await page.GetByLabel("The child’s own words").FillAsync("can you come");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".hub-reach-out")).ToContainTextAsync("The child got in touch");

        await SignInAsync(page, "social-care.northshire-caseworker");
        await page.GotoAsync($"/concerns/{declined}/decline");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: "));
        await page.GetByLabel("No capacity").CheckAsync();
        await page.Locator("textarea[name=words]").FillAsync("Full this week.");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Declined");
    }

    [Fact]
    public async Task Acknowledging_works_with_the_keyboard_alone()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await TabToAsync(page, "button[value='social-care.northshire-caseworker']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync("/");
        await TabToAsync(page, $"a[href='/concerns/{reference}']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync($"/concerns/{reference}");
        await TabToAsync(page, "form[action*=acknowledge] button");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Acknowledged");
    }

    /// <param name="first">Where the persona begins: operators at <c>/operations</c>.</param>
    internal static async Task SignInAsync(IPage page, string persona, string first = "/")
    {
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value='{persona}']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(first);
    }

    internal static async Task TabToAsync(IPage page, string target)
    {
        for (var press = 0; press < 150; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("target => document.activeElement?.matches(target) ?? false", target))
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {target}.");
    }
}
