using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Docker;

/// <summary>What a running hub tells Prometheus, once each of its instruments has something to tell.</summary>
internal static partial class ExposedMetrics
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlySet<string>> OfHubAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var app = HubHost.Build(new HubSettings { Data = folder.Path, Listen = "http://127.0.0.1:0" }, logLevel: Serilog.Events.LogEventLevel.Fatal);
        await HubHost.PrepareAsync(app, cancellation);
        await app.Services.GetRequiredService<Flow>().AcceptAsync(RunningFlow.Delivered(Police, "concern", PoliceExample("concern-restricted-address"), "m-1"), cancellation);
        await PutInTroubleAsync(app.Services.GetRequiredService<IHubStore>());
        await app.StartAsync(cancellation);
        Count(app.Services.GetRequiredService<HubMetrics>());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var names = new HashSet<string>();
        await Condition.MetAsync("the store's figures are there", Limit, async stop =>
        {
            names = NamesIn(await client.GetStringAsync(new Uri("metrics", UriKind.Relative), stop));
            return names.Contains("hub_incidents_open");
        }, cancellation);
        await app.StopAsync(cancellation);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return names;
    }

    /// <summary>Of lines such as <c>name{label="value"} 1</c>.</summary>
    public static HashSet<string> NamesIn(string scraped) => [.. Sample().Matches(scraped).Select(line => line.Value)];

    /// <summary>Of an expression in Prometheus's language: those of the hub, its runtime and the broker.</summary>
    public static IEnumerable<string> NamedIn(string expression) => Metric().Matches(expression).Select(found => found.Value).Distinct();

    private static async Task PutInTroubleAsync(IHubStore store)
    {
        await using var context = store.Open();
        var now = TimeProvider.System.GetUtcNow();
        context.RecoveryIncidents.Add(new RecoveryIncidentRow { Id = Guid.NewGuid(), Name = "dead-letter-old", Subject = "", Detail = "", Fix = "", StartedAt = now });
        context.UncollectedReferrals.Add(new UncollectedReferralRow { ReferralId = context.Referrals.First().Id, Agency = SocialCare.ToString(), MessageId = Guid.NewGuid(), DeliveredAt = now, FoundAt = now });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static void Count(HubMetrics metrics)
    {
        metrics.Processed("queue", Police.ToString(), "concern", "recorded", repeated: true, [], TimeSpan.FromMilliseconds(1));
        metrics.Processed("queue", Police.ToString(), "concern", "rejected", repeated: false, ["HUB-1001"], TimeSpan.FromMilliseconds(1));
        metrics.Routed(Police.ToString(), "high");
        metrics.Sent(Police.ToString(), "receipt", "sent");
        metrics.Mailed("chase", "sent");
        metrics.Replayed("passed");
    }

    [GeneratedRegex(@"(?m)^[a-z]\w*(?=[{ ])")]
    private static partial Regex Sample();

    [GeneratedRegex(@"\b(hub|messaging|dotnet|rabbitmq)_\w+")]
    private static partial Regex Metric();
}
