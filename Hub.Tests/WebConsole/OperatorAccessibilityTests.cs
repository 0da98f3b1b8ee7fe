using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Every page of those who look after the hub, looked at by axe, measured at 320 pixels and, when asked, photographed.</summary>
public sealed class OperatorAccessibilityTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_1_every_operators_page_has_no_violation_a_title_of_its_own_one_heading_and_fits_320_pixels(bool scripts)
    {
        for (var sent = 0; sent < 3; sent++)
        {
            await console.SentToAsync(RunningConsole.SocialCare);
        }

        var failed = await FailedMessages.ProposedAsync(console);
        var collected = await FailedMessages.CollectAsync(console, FailedMessages.Concern);
        await FailedMessages.FailAsync(console, FailedMessages.Unreadable);
        await console.RaiseRefusedAsync(RunningConsole.Police, FailedMessages.Unreadable, "application/xml");
        await KeepEarlierAgreementAsync();
        using (var operating = await console.VisitorAsync("operator"))
        {
            await operating.SubmitAsync(await operating.GetAsync($"/dead-letters/{failed.Group}/note"), "main form", ("text", "A time zone that is not there."));
            await operating.SubmitAsync(await operating.GetAsync($"/dead-letters/{failed.Group}/assign"), "main form");
        }

        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        if (!scripts)
        {
            await context.RouteAsync("**/*.js", route => route.AbortAsync());
        }

        var page = await context.NewPageAsync();
        var titles = new Dictionary<string, string>();
        List<string> faults = [];
        await AccessibilityTests.LookAsync(page, "status", "/status", scripts, titles, faults);
        await BrowserJourneyTests.SignInAsync(page, "operator", "/operations");
        (string Name, string Path)[] pages =
        [
            ("operations", "/operations"), ("dead-letters", "/dead-letters"), ("dead-letters-none", "/dead-letters?agency=health.northshire"), ("group", $"/dead-letters/{failed.Group}"), ("assign", $"/dead-letters/{failed.Group}/assign"), ("note", $"/dead-letters/{failed.Group}/note"), ("fixed", $"/dead-letters/{failed.Group}/fixed"),
            ("dry-run", $"/dead-letters/{failed.Group}/dry-run"), ("replay", $"/dead-letters/{failed.Group}/replay"), ("discard", $"/dead-letters/{failed.Group}/discard"), ("message", $"/dead-letters/messages/{collected}"), ("content", $"/dead-letters/messages/{collected}/content"), ("correct", $"/dead-letters/messages/{collected}/correct"),
            ("replay-finished", $"/replays/{failed.Replay}"), ("proposals", "/proposals"), ("proposal", $"/proposals/{failed.Proposal}"), ("agencies", "/agencies"), ("agency", $"/agencies/{RunningConsole.SocialCare}"), ("topology", "/topology"), ("flow", "/flow"), ("agreement", "/agreement"), ("agreement-differences", "/agreement/differences"), ("operator-permissions", "/permissions"),
        ];
        foreach (var (name, path) in pages)
        {
            await AccessibilityTests.LookAsync(page, name, path, scripts, titles, faults);
        }

        foreach (var (name, path) in new[] { ("error-replay", $"/dead-letters/{failed.Group}/replay"), ("error-content", $"/dead-letters/messages/{collected}/content"), ("error-proposal", $"/proposals/{failed.Proposal}") })
        {
            await page.GotoAsync(path);
            await page.Locator("main form button").ClickAsync();
            await AccessibilityTests.LookAtAsync(page, name, scripts, faults);
        }

        await page.GotoAsync($"/dead-letters/messages/{collected}/content");
        await page.Locator("textarea[name=reason]").FillAsync("Northshire asked.");
        await page.Locator("main form button").ClickAsync();
        await AccessibilityTests.LookAtAsync(page, "content-shown", scripts, faults);

        await BrowserJourneyTests.SignInAsync(page, "auditor", "/operations");
        foreach (var (name, path) in new[] { ("audit", "/audit"), ("audit-none", "/audit?subject=nothing"), ("error-audit", "/audit?from-day=31&from-month=2&from-year=2026"), ("audit-chains", "/audit/chains") })
        {
            await AccessibilityTests.LookAsync(page, name, path, scripts, titles, faults);
        }

        await page.Locator("main form button").ClickAsync();
        await AccessibilityTests.LookAtAsync(page, "audit-checked", scripts, faults);

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var repeated = titles.GroupBy(each => each.Value).Where(same => same.Count() > 1).Select(same => $"{string.Join(", ", same.Select(each => each.Key))}: {same.Key}").ToList();
        Assert.True(repeated.Count == 0, string.Join('\n', repeated));
    }

    private async Task KeepEarlierAgreementAsync()
    {
        var earlier = System.Text.Encoding.UTF8.GetString(SafeguardingHub.Agreements.AgreementFile.Northshire()).Replace("\"2026-01\"", "\"2025-09\"", StringComparison.Ordinal).Replace("\"maxAge\": 17", "\"maxAge\": 16", StringComparison.Ordinal);
        await new AgreementHistory(console.Get<IHubStore>(), new AgreementText("2025-09", System.Text.Encoding.UTF8.GetBytes(earlier)), console.Clock).KeepAsync(TestContext.Current.CancellationToken);
    }
}
