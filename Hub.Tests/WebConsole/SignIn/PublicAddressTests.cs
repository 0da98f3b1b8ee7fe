using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>As it is in service: not in development, behind a proxy with TLS, with providers and no personas.</summary>
public sealed class PublicAddressTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private LoopbackProvider council = null!;
    private LoopbackProvider nhs = null!;
    private TlsFront front = null!;
    private RunningConsole console = null!;

    public async ValueTask InitializeAsync()
    {
        (council, nhs, front) = (await LoopbackProvider.StartAsync(), await LoopbackProvider.StartAsync(), await TlsFront.StartAsync());
        console = new RunningConsole(Environments.Production, settings: new ConsoleSettings { PublicAddress = front.Address, Providers = ProvidedConsole.Describe(folder, council, nhs), LongestAnswer = ProvidedConsole.Patience });
        await console.InitializeAsync();
        front.Hub = new Uri(console.Address);
        await council.RegisterAsync(front.Address, "council");
        council.Person = ProvidedConsole.SocialWorker();
        // The provider is compiled while it is first asked, and a browser is less patient.
        using var first = new Visitor(front.Address.ToString());
        await first.FollowAllAsync(await first.GetAsync("/sign-in/with/council"));
    }

    public async ValueTask DisposeAsync()
    {
        await console.DisposeAsync();
        await front.DisposeAsync();
        await council.DisposeAsync();
        await nhs.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_signs_in_at_the_provider_acknowledges_and_signs_out(bool scripts)
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await using var context = await browser.ContextAsync(front.Address.ToString(), scripts);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Northshire Council" }).ClickAsync();
        await page.Locator($"a[href='/concerns/{reference}']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("Acknowledged");
        var cookie = Assert.Single(await context.CookiesAsync(), cookie => cookie.Name == ConsoleCookies.SafeName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You are signed out");

        Assert.Equal((true, true, SameSiteAttribute.Lax, "/", TlsFront.Host, -1), (cookie.HttpOnly, cookie.Secure, cookie.SameSite, cookie.Path, cookie.Domain, cookie.Expires));
        Assert.Single(council.SignOuts);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Every_answer_says_that_nothing_is_kept_nothing_foreign_is_run_and_nobody_frames_it()
    {
        using var visitor = new Visitor(front.Address.ToString());
        var signedIn = await visitor.FollowAllAsync(await visitor.GetAsync("/sign-in/with/council"));
        foreach (var page in new[] { signedIn, await visitor.GetAsync("/sign-in"), await visitor.GetAsync("/concerns/SH-2222-2222"), await visitor.GetAsync("/inbox") })
        {
            string Header(string name) => string.Join(", ", page.Response.Headers.GetValues(name));
            Assert.Equal("no-store", Header("Cache-Control"));
            Assert.Equal("max-age=31536000", Header("Strict-Transport-Security"));
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("same-origin", Header("Referrer-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
            Assert.All(page.Document.QuerySelectorAll("form[method='post']"), form => Assert.NotNull(form.QuerySelector("input[name='__RequestVerificationToken']")));
        }
    }

    [Fact]
    public async Task Failures_are_counted_by_where_the_proxy_says_somebody_comes_from()
    {
        using var visitor = new Visitor(front.Address.ToString());
        for (var attempt = 0; attempt <= SignInAttempts.Most; attempt++)
        {
            await visitor.GetAsync("/signin/council?code=x&state=x");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync("/sign-in/with/council")).Status);
        front.From = "192.0.2.2";
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/sign-in/with/council")).Status);
    }

    [Fact]
    public async Task There_are_no_personas_whatever_is_sent()
    {
        using var visitor = new Visitor(front.Address.ToString());

        Assert.DoesNotContain("persona", (await visitor.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/sign-in", [("persona", "police.northshire-caseworker")])).Status);
    }
}
