using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SafeguardingHub.Demonstration;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole;
using Serilog.Events;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>The whole hub with its console on a free loopback port, in development, with a clock that a test winds forward.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    public const string SocialCare = "social-care.northshire";
    public const string Police = "police.northshire";
    public const string Health = "health.northshire";
    public const string Charity = "charity.harbour";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly string environment;
    private readonly string? database;
    private readonly ConsoleSettings settings;
    private readonly Func<HubSettings, HubSettings> change;
    private WebApplication? app;

    public RunningConsole()
        : this(Environments.Development)
    {
    }

    /// <param name="database">A PostgreSQL connection string; null for SQLite.</param>
    /// <param name="data">Of another instance, with which this one shares keys and database; null for a folder of its own.</param>
    /// <param name="change">Of the settings that it runs with.</param>
    internal RunningConsole(string environment, string? database = null, ConsoleSettings? settings = null, string? data = null, Func<HubSettings, HubSettings>? change = null)
    {
        (this.environment, this.database, this.settings, this.change) = (environment, database, settings ?? new ConsoleSettings(), change ?? (usual => usual));
        Data = data ?? folder.Path;
    }

    public static TheoryData<string> Agencies => [Police, SocialCare, Health, Charity];

    public WoundClock Clock { get; } = new();

    public string Data { get; }

    public string Address => app!.Urls.First();

    public T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public ValueTask InitializeAsync() => StartAsync("http://127.0.0.1:0");

    /// <summary>The same hub again, over the same store and at the same address.</summary>
    public async Task RestartAsync()
    {
        var address = Address;
        await app!.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        await StartAsync(address);
    }

    public Visitor Visitor() => new(Address);

    /// <summary>Somebody who is signed in.</summary>
    /// <param name="persona">Such as <c>police.northshire-caseworker</c>.</param>
    public async Task<Visitor> VisitorAsync(string persona)
    {
        var visitor = Visitor();
        await visitor.SignInAsync(persona);
        return visitor;
    }

    /// <summary>A concern that goes to the agency, and is with it.</summary>
    /// <returns>Its reference.</returns>
    public Task<string> SentToAsync(string agency) => agency switch
    {
        SocialCare => RaiseAsync(Police, TestData.PoliceExample("concern-immediate-danger"), "application/xml", agency),
        Police => RaiseAsync(Health, TestData.HealthExample("concern-urgent"), "application/fhir+json", agency),
        Health => RaiseAsync(Charity, TestData.CharityExample("concern-needs-first"), "application/cloudevents+json", agency),
        _ => RaiseAsync(SocialCare, TestData.SocialCareExample("concern-exploitation-14"), "application/json", agency),
    };

    /// <summary>A message that cannot be acted on.</summary>
    public async Task RaiseRefusedAsync(string from, byte[] body, string contentType) => Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, (await SendAsync(from, body, contentType)).StatusCode);

    /// <param name="messageId">Null for a new one.</param>
    public async Task<HttpResponseMessage> SendAsync(string from, byte[] body, string? contentType, string? messageId = null, string message = "concern")
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"intake/{from}?message={message}") { Content = content };
        request.Headers.Add("Idempotency-Key", messageId ?? Guid.NewGuid().ToString("N"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(ApiKeys.FileOf(Path.Combine(Data, "intake-keys"), from)).Trim());
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <param name="to">An agency that has to be told; waited for until it is.</param>
    public async Task<string> RaiseAsync(string from, byte[] body, string contentType, string? to = null)
    {
        var answer = await SendAsync(from, body, contentType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        var reference = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("reference").GetString()!;
        if (to is not null)
        {
            await Condition.MetAsync($"{reference} is with {to}", Limit, async cancellation =>
            {
                await using var context = Get<IHubStore>().Open();
                return await (from referral in context.Referrals join concern in context.Concerns on referral.ConcernId equals concern.Id where concern.Reference == reference && referral.Recipient == to && referral.DeliveredAt != null select referral).AnyAsync(cancellation);
            }, TestContext.Current.CancellationToken);
        }

        return reference;
    }

    private async ValueTask StartAsync(string listen)
    {
        app = HubHost.Build(change(new HubSettings { Data = Data, Database = database, Listen = listen, Console = settings }), environment, LogEventLevel.Fatal, Clock);
        await HubHost.PrepareAsync(app, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
