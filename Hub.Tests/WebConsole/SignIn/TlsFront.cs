using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>A proxy that ends TLS before a hub, with a certificate of its own making.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    /// <summary>Leads to this machine in <see cref="BrowserFixture"/> and in a <see cref="Visitor"/>.</summary>
    public const string Host = "hub.example";

    private static readonly string[] OfConnections = ["Transfer-Encoding", "Connection", "Keep-Alive"];

    private readonly WebApplication app;
    private readonly HttpClient behind = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private TlsFront(WebApplication app) => this.app = app;

    /// <summary>As people type it.</summary>
    public Uri Address => new($"https://{Host}:{new Uri(app.Urls.First()).Port}/");

    /// <summary>The hub's own; set before anybody comes.</summary>
    public Uri? Hub { get; set; }

    /// <summary>From where people seem to come.</summary>
    public string From { get; set; } = "192.0.2.1";

    public static async Task<TlsFront> StartAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(made)));
        var app = builder.Build();
        var front = new TlsFront(app);
        app.Run(front.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        behind.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        using var asked = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(Hub!, http.Request.Path + http.Request.QueryString));
        if (http.Request.ContentLength > 0)
        {
            asked.Content = new StreamContent(http.Request.Body);
        }

        foreach (var (name, values) in http.Request.Headers.Where(header => header.Key != "Host"))
        {
            _ = asked.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values) || asked.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values) == true;
        }

        asked.Headers.TryAddWithoutValidation("X-Forwarded-For", From);
        using var answer = await behind.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfConnections.Contains(header.Key)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
