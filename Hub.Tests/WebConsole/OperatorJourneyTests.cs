using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>From a failure group to a replay that lands, in a real browser.</summary>
public sealed class OperatorJourneyTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_failure_group_to_a_replay_that_lands(bool scripts)
    {
        var group = await FailedMessages.GroupOfAsync(console, await FailedMessages.FailAsync(console, FailedMessages.Concern));
        await using var context = await browser.ContextAsync(console.Address, scripts);
        var page = await context.NewPageAsync();
        await BrowserJourneyTests.SignInAsync(page, "operator", "/operations");

        await page.GetByRole(AriaRole.Link, new() { Name = "Not delivered messages" }).ClickAsync();
        await page.Locator($"a[href='/dead-letters/{group}']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("1 would pass.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to replay" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 1 message" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await page.GetByLabel("Why?").FillAsync("The bug is mended.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 1 message" }).ClickAsync();
        await LandsAsync(page, scripts);

        await page.GetByRole(AriaRole.Link, new() { Name = "To the group" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-tag").First).ToHaveTextAsync("Replayed");
    }

    [Fact]
    public async Task A_replay_is_asked_for_with_the_keyboard_alone()
    {
        var group = await FailedMessages.GroupOfAsync(console, await FailedMessages.FailAsync(console, FailedMessages.Concern));
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await GoAsync(page, "button[value='operator']", "/operations");
        await GoAsync(page, "main a[href='/dead-letters']", "/dead-letters");
        await GoAsync(page, $"a[href='/dead-letters/{group}']", $"/dead-letters/{group}");
        await GoAsync(page, $"a[href='/dead-letters/{group}/replay']", $"/dead-letters/{group}/replay");
        await BrowserJourneyTests.TabToAsync(page, "textarea[name=reason]");
        await page.Keyboard.TypeAsync("The bug is mended.");
        await GoAsync(page, "main form button", "/replays/[^/]+");

        await LandsAsync(page, scripts: true);
    }

    /// <summary>By itself with scripts; without, when the page is asked for again.</summary>
    private static async Task LandsAsync(IPage page, bool scripts)
    {
        if (scripts)
        {
            await Assertions.Expect(page.Locator("[data-progress-words]")).ToContainTextAsync("1 message landed");
            return;
        }

        await SafeguardingHub.Sandbox.Condition.MetAsync("it has landed", TimeSpan.FromSeconds(30), async _ =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Refresh" }).ClickAsync();
            return (await page.Locator("[data-progress-words]").TextContentAsync())!.Contains("1 message landed", StringComparison.Ordinal);
        }, TestContext.Current.CancellationToken);
    }

    private static async Task GoAsync(IPage page, string target, string address)
    {
        await BrowserJourneyTests.TabToAsync(page, target);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{address}$"));
    }
}
