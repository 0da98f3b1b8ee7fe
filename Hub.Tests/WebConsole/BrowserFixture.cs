using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SafeguardingHub.Tests.WebConsole.BrowserFixture))]

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Debian's Chromium, without the windows that nobody sees, started when a test first asks for it; no browser is ever downloaded.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium-headless-shell";

    /// <summary>In milliseconds, for whatever a test waits for.</summary>
    private const float Limit = 15_000;

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <param name="scripts">False for a browser with scripts switched off.</param>
    public async Task<IBrowserContext> ContextAsync(string address, bool scripts, int width = 1440)
    {
        var context = await (await started.Value).Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address, IgnoreHTTPSErrors = true, JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Limit);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Limit);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP *.example 127.0.0.1"] }));
    }
}
