using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Everything that the console serves, found by following its own links as each role.</summary>
public sealed class ServedPagesTests(RunningConsole console, BrowserFixture browser) : IClassFixture<RunningConsole>
{
    private static readonly string[] Personas = ["charity.harbour-team-lead", "police.northshire-integrator", "operator", "auditor", "admin"];

    /// <summary>Of addresses that differ in a name or a number alone so many are looked at.</summary>
    private const int OfEachShape = 4;

    [Fact]
    public async Task Check_4_nothing_that_is_served_carries_the_brand_of_gov_uk()
    {
        var seen = 0;
        await EachAsync((path, text, _) =>
        {
            seen++;
            Assert.All(["GDS Transport", "GDSTransport", "crown", "crest", "@font-face", "gov.uk logo", "govuk-logotype"], brand => Assert.False(text.Contains(brand, StringComparison.OrdinalIgnoreCase), $"{path} has {brand}"));
        });
        Assert.True(seen > 30, $"{seen} addresses");
    }

    [Fact]
    public async Task Check_5_the_policy_lets_nothing_inline_run_and_no_page_needs_it()
    {
        await EachAsync((path, text, response) =>
        {
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.All(["unsafe-inline", "unsafe-eval", "unsafe-hashes", " * ", "http:"], hole => Assert.False(policy.Contains(hole, StringComparison.Ordinal), $"{path}: {policy}"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var document = new HtmlParser().ParseDocument(text);
                Assert.Empty(document.QuerySelectorAll("script:not([src]), style, [style]"));
                Assert.DoesNotContain(document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            }
        });

        var reference = await console.SentToAsync(RunningConsole.Charity);
        await using var context = await browser.ContextAsync(console.Address, scripts: true);
        var page = await context.NewPageAsync();
        List<string> broken = [];
        page.Console += (_, said) => broken.AddRange(said.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase) || said.Type == "error" ? [$"{page.Url}: {said.Text}"] : []);
        page.PageError += (_, fault) => broken.Add($"{page.Url}: {fault}");
        await BrowserJourneyTests.SignInAsync(page, "charity.harbour-caseworker");
        foreach (var path in new[] { "/", "/inbox", $"/concerns/{reference}", $"/concerns/{reference}/decline", "/raise", "/figures", "/help" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("body.js-enabled.govuk-frontend-supported")).ToHaveCountAsync(1);
        }

        // The scripts that the page brings work under it: the count of characters is one of theirs.
        await page.GotoAsync($"/concerns/{reference}/decline");
        await page.Locator("textarea").FillAsync("Full.");
        await Assertions.Expect(page.Locator(".govuk-character-count__status")).ToContainTextAsync("You have 3,995 characters remaining");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    private async Task EachAsync(Action<string, string, HttpResponseMessage> look)
    {
        await console.SentToAsync(RunningConsole.Charity);
        await console.SendAsync(RunningConsole.Police, [], "application/xml");
        foreach (var persona in Personas)
        {
            console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
            using var visitor = await console.VisitorAsync(persona);
            var shapes = new Dictionary<string, int>();
            var waiting = new Queue<string>(["/", "/permissions", "/help", "/sign-in", "/nowhere"]);
            var known = waiting.ToHashSet();
            while (waiting.TryDequeue(out var path))
            {
                using var response = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                look(path, text, response);
                if (response.Content.Headers.ContentType?.MediaType != "text/html" || response.StatusCode != HttpStatusCode.OK)
                {
                    continue;
                }

                var document = new HtmlParser().ParseDocument(text);
                var links = document.QuerySelectorAll("a[href], link[href], script[src]").Select(element => (element.GetAttribute("href") ?? element.GetAttribute("src"))!.Split('#')[0])
                    .Concat(document.QuerySelectorAll("[data-components]").Select(element => element.GetAttribute("data-components")!));
                foreach (var link in links.Where(link => link.StartsWith('/') && known.Add(link)))
                {
                    var shape = string.Join('/', link.Split('?')[0].Split('/').Take(3)) + (link.Contains('?', StringComparison.Ordinal) ? "?" : "");
                    if ((shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= OfEachShape || link.StartsWith("/assets/", StringComparison.Ordinal))
                    {
                        waiting.Enqueue(link);
                    }
                }
            }
        }
    }
}
