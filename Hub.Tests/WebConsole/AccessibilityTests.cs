using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Every page, looked at by axe, measured at 320 pixels and, when asked, photographed.</summary>
public sealed class AccessibilityTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    private const string Caseworker = "charity.harbour-caseworker";
    private const string Integrator = "police.northshire-integrator";
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("HUB_SCREENSHOTS");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_1_every_page_has_no_violation_a_title_of_its_own_one_heading_and_fits_320_pixels(bool scripts)
    {
        var reference = await AcceptedAsync();
        var waiting = await console.SentToAsync(RunningConsole.Charity);
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        if (!scripts)
        {
            // axe needs scripts to look: the page is as one without them, for its own are not let in.
            await context.RouteAsync("**/*.js", route => route.AbortAsync());
        }

        var page = await context.NewPageAsync();
        var titles = new Dictionary<string, string>();
        List<string> faults = [];
        foreach (var (name, path) in new[] { ("sign-in", "/sign-in"), ("refused", "/sign-in/refused?why=no-role"), ("help", "/help"), ("cookies", "/cookies"), ("accessibility", "/accessibility") })
        {
            await LookAsync(page, name, path, scripts, titles, faults);
        }

        await BrowserJourneyTests.SignInAsync(page, Caseworker);
        (string Name, string Path)[] pages =
        [
            ("overview", "/"), ("inbox", "/inbox"), ("inbox-empty", "/inbox?risk=low&due=overdue"), ("search", "/search"), ("raise", "/raise"), ("figures", "/figures"), ("permissions", "/permissions"), ("not-found", "/concerns/SH-2222-2222"), ("forbidden", $"/concerns/{reference}/reassign"),
            ("concern", $"/concerns/{waiting}"), ("decide", $"/concerns/{waiting}/decide"), ("decline", $"/concerns/{waiting}/decline"), ("ask", $"/concerns/{waiting}/ask"), ("redirect", $"/concerns/{waiting}/redirect"),
            ("timeline", $"/concerns/{reference}?part=timeline"), ("work", $"/concerns/{reference}?part=work"), ("messages", $"/concerns/{reference}?part=messages"),
            ("log", $"/concerns/{reference}/log"), ("pause", $"/concerns/{reference}/pause"), ("review", $"/concerns/{reference}/review"), ("outcome", $"/concerns/{reference}/outcome"), ("chronology", $"/concerns/{reference}/chronology"),
        ];
        foreach (var (name, path) in pages)
        {
            await LookAsync(page, name, path, scripts, titles, faults);
        }

        if (Pictures is not null && scripts)
        {
            await page.GotoAsync($"/concerns/{reference}/chronology");
            await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Pictures, "chronology.pdf"), Format = "A4", PreferCSSPageSize = true });
        }

        foreach (var (name, path) in new[] { ("error-decline", $"/concerns/{waiting}/decline"), ("error-raise", "/raise"), ("error-log", $"/concerns/{reference}/log"), ("error-search", "/search") })
        {
            await page.GotoAsync(path);
            if (name == "error-log")
            {
                await page.Locator("input[name=on-day]").FillAsync("");
            }

            await page.Locator("main form button").ClickAsync();
            await LookAtAsync(page, name, scripts, faults);
        }

        await BrowserJourneyTests.SignInAsync(page, Integrator);
        foreach (var (name, path) in IntegratorPages(await MessagesAsync()))
        {
            await LookAsync(page, name, path, scripts, titles, faults);
        }

        foreach (var (name, path) in new[] { ("error-messages", "/messages"), ("error-try", "/try"), ("try-result", "/try?example=examples/concern-county-lines-arrest.xml"), ("try-rejected", "/try?example=examples/invalid/concern-everything-wrong.xml") })
        {
            await page.GotoAsync(path);
            await page.Locator("main form[method=post] button").ClickAsync();
            await LookAtAsync(page, name, scripts, faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var repeated = titles.GroupBy(each => each.Value).Where(same => same.Count() > 1 && !same.All(each => each.Key.StartsWith("inbox", StringComparison.Ordinal))).Select(same => string.Join(", ", same.Select(each => each.Key)) + $": {same.Key}").ToList();
        Assert.True(repeated.Count == 0, string.Join('\n', repeated));
    }

    internal static async Task LookAsync(IPage page, string name, string path, bool scripts, Dictionary<string, string> titles, List<string> faults)
    {
        await page.GotoAsync(path);
        titles[name] = await page.TitleAsync();
        await LookAtAsync(page, name, scripts, faults);
    }

    internal static async Task LookAtAsync(IPage page, string name, bool scripts, List<string> faults)
    {
#pragma warning disable CS0618 // The other way opens a page for each look to put frames together, which no page here has, and takes twice as long.
        var found = await page.Locator("html").RunAxeLegacy(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] }, ResultTypes = [ResultType.Violations] });
#pragma warning restore CS0618
        faults.AddRange(found.Violations.Select(violation => $"{name}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1 || await page.Locator("html").GetAttributeAsync("lang") != "en")
        {
            faults.Add($"{name}: {headings} first headings");
        }

        await page.SetViewportSizeAsync(320, 900);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > 320)
        {
            faults.Add($"{name}: {wide} pixels wide at 320: " + await page.EvaluateAsync<string>("[...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.hub-scroll')).slice(0, 4).map(e => e.tagName + '.' + e.className).join(' ')"));
        }

        var small = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a, button, input, select, textarea')].filter(e => { const r = e.getBoundingClientRect(); const inline = e.tagName === 'A' && getComputedStyle(e).display === 'inline'; return r.width > 0 && !inline && !e.closest('.govuk-skip-link') && (r.width < 24 || r.height < 24) }).slice(0, 4).map(e => e.outerHTML.slice(0, 120))");
        faults.AddRange(small.Select(element => $"{name}: smaller than 24 pixels: {element}"));
        if (Pictures is not null && scripts)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-320.png"), FullPage = true });
        }

        await page.SetViewportSizeAsync(1440, 900);
        if (Pictures is not null && scripts)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-1440.png"), FullPage = true });
        }
    }

    private static (string Name, string Path)[] IntegratorPages((Guid Recorded, Guid Rejected) messages) =>
    [
        ("messages", "/messages"), ("messages-empty", "/messages?outcome=dead-letter&kind=update"), ("message", $"/messages/{messages.Recorded}"), ("message-rejected", $"/messages/{messages.Rejected}"),
        ("formats", "/formats"), ("format", "/formats/police-xml"), ("errors", "/errors"), ("try", "/try"),
    ];

    private async Task<(Guid Recorded, Guid Rejected)> MessagesAsync()
    {
        await console.SendAsync(RunningConsole.Police, TestData.PoliceExample("concern-full"), "application/xml", "NC-2026-000101");
        await console.SendAsync(RunningConsole.Police, TestData.PoliceExample("concern-full"), "application/xml", "NC-2026-000101");
        // Of another moment: the page is called after its time.
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        await console.SendAsync(RunningConsole.Police, TestData.PoliceExample("invalid/response-everything-wrong"), "application/xml", "NC-2026-000102", "response");
        await using var context = console.Get<IHubStore>().Open();
        var own = await context.ReceivedMessages.Where(row => row.Sender == RunningConsole.Police).OrderByDescending(row => row.ReceivedAt).ToListAsync(TestContext.Current.CancellationToken);
        return (own.First(row => row.Outcome == ReceivedOutcome.Recorded).Id, own.First(row => row.Outcome == ReceivedOutcome.Quarantined).Id);
    }

    private async Task<string> AcceptedAsync()
    {
        var reference = await console.SentToAsync(RunningConsole.Charity);
        using var worker = await console.VisitorAsync(Caseworker);
        await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/decide"), "main form", ("decision", "accept"));
        await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/log"), "main form", ("what", "ChildReachedOut"), ("child-words", "can you come"));
        await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/log"), "main form", ("what", "WasNotBrought"), ("note", "Nobody drove."), ("next-when", "Thursday after school"));
        return reference;
    }
}
