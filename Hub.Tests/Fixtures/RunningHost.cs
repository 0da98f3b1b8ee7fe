using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using Serilog.Events;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>The real program, on a free loopback port, with a folder of its own.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private RunningHost(TemporaryFolder folder, WebApplication app)
    {
        (this.folder, this.app) = (folder, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public string Data => folder.Path;

    public IServiceProvider Services => app.Services;

    /// <param name="database">A PostgreSQL connection string; null for SQLite.</param>
    /// <param name="time">One that the test winds forward: what is overdue is then looked for each second. Null for the system's.</param>
    public static async Task<RunningHost> StartAsync(string? database = null, ReceivingLimits? limits = null, LogEventLevel logLevel = LogEventLevel.Fatal, TimeProvider? time = null)
    {
        var folder = new TemporaryFolder();
        var app = HubHost.Build(
            new HubSettings { Data = folder.Path, Database = database, Listen = "http://127.0.0.1:0", Limits = limits ?? new ReceivingLimits(), SweepSeconds = time is null ? 30 : 1 }, logLevel: logLevel, time: time);
        await HubHost.PrepareAsync(app, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningHost(folder, app);
    }

    public string KeyOf(AgencyId agency) => File.ReadAllText(ApiKeys.FileOf(folder["intake-keys"], agency.ToString())).Trim();

    /// <param name="key">Null: the agency's own.</param>
    public Task<HttpResponseMessage> PostAsync(AgencyId agency, byte[] body, string? messageId = null, string message = "concern", string? contentType = null, string? key = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"intake/{agency}?message={message}") { Content = content };
        if (messageId is not null)
        {
            request.Headers.Add("Idempotency-Key", messageId);
        }

        return SendAsync(request, key ?? KeyOf(agency));
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key) => SendAsync(new HttpRequestMessage(method, path), key);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? key)
    {
        request.Headers.Authorization = string.IsNullOrEmpty(key) ? null : new AuthenticationHeaderValue("Bearer", key);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
