using System.Net;
using Npgsql;
using RabbitMQ.Client;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Architecture;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Journeys;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Docker;

/// <summary>The files of <c>docker/</c> make parts with which hubs work, though no container runs here.</summary>
[Collection(JourneyTests.Name)]
public sealed class ComposedPartsTests(ComposedParts parts, DatabaseFixture databases) : IClassFixture<ComposedParts>
{
    private static BrokerTopology Desired
    {
        get
        {
            var agreement = AgreementAndFormats.Load(RepositoryFiles.Agreement).Agreement;
            return DesiredTopology.For(agreement.Ids(), agreement.Kinds());
        }
    }

    private (string Name, string Value)[] Settings => [("CREDENTIALS_DIRECTORY", parts.HubSecrets), ("Hub__Agreement", RepositoryFiles.Agreement)];

    [Fact]
    public async Task The_database_knows_the_settings_that_it_is_started_with()
    {
        var words = ComposeFile.Root["services"]!["database"]!["command"]!.AsArray().Select(word => word!.GetValue<string>()).ToList();
        var settings = words.Where((_, place) => place > 0 && words[place - 1] == "-c").Select(word => word.Split('=')).ToList();
        await using var store = NpgsqlDataSource.Create(await databases.CreateDatabaseAsync());
        foreach (var setting in settings)
        {
            await using var known = store.CreateCommand("select count(*) from pg_settings where name = $1 and (enumvals is null or $2 = any(enumvals))");
            known.Parameters.Add(new NpgsqlParameter { Value = setting[0] });
            known.Parameters.Add(new NpgsqlParameter { Value = setting[1] });
            Assert.True((long)(await known.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 1, $"{setting[0]} = {setting[1]}");
        }

        Assert.Equal(words.Count, 1 + (2 * settings.Count));
    }

    [Fact]
    public void The_definitions_are_what_the_agreement_that_comes_with_the_hub_asks_for() =>
        Approval.Matches("docker/rabbitmq/definitions.json", DefinitionsFile.Of(Desired, "/"));

    [Fact]
    public async Task Two_hubs_that_start_at_once_on_these_parts_find_them_as_they_should_be_and_carry_a_concern()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await parts.MakeDatabaseAsync(await databases.StartedAsync());
        using var management = parts.Broker.Management();
        var before = await new CheckTopology(management).RunAsync("/", Desired, cancellation);
        var applied = await HubCommand.RunWithAsync([.. Settings], "topology", "apply", "--data", parts.Data);
        var check = await HubCommand.RunWithAsync([.. Settings], "topology", "check", "--data", parts.Data);

        var hubs = await Task.WhenAll(HubProcess.StartAsync(parts.Data, null, null, Settings), HubProcess.StartAsync(parts.Data, null, null, Settings));
        await using var first = hubs[0];
        await using var second = hubs[1];
        await using var police = await BrokerClient.ConnectAsync(parts.PoliceAccount);
        await using var socialCare = await BrokerClient.ConnectAsync(parts.Agency(SocialCare.ToString()));
        await police.PublishAsync("hub.in", $"{Police}.concern", PoliceExample("concern-restricted-address"), new BasicProperties { ContentType = "application/xml", MessageId = "m-1" });
        var receipt = await police.NextAsync($"agency.{Police}");
        var referral = await socialCare.NextAsync($"agency.{SocialCare}");

        Assert.All(before, difference => Assert.Contains(difference.Desired!.Kind, (string[])["user", "permission", "topic permission"]));
        Assert.Equal((0, 0, ""), (applied.ExitCode, check.ExitCode, check.Output));
        Assert.Equal(("receipt", "referral"), (receipt.BasicProperties.Type, referral.BasicProperties.Type));
        Assert.All(hubs, hub => Assert.Contains("PostgreSQL, RabbitMQ", hub.Log, StringComparison.Ordinal));
        Assert.All(hubs, hub => Assert.DoesNotContain(parts.Broker.Settings.Password, hub.Log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_hubs_own_account_is_no_administrator_of_the_broker()
    {
        using var management = ManagementApi.Connect(parts.Broker.ManagementAddress, parts.Broker.Settings.User, parts.Broker.Settings.Password);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => management.ReadVersionAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Every_figure_of_the_brokers_that_rules_and_dashboard_name_is_one_that_it_tells()
    {
        using var client = new HttpClient { BaseAddress = parts.Figures };
        var told = new HashSet<string>();
        await Condition.MetAsync("the broker has counted what is in its queues", TimeSpan.FromSeconds(60), async stop =>
        {
            told = ExposedMetrics.NamesIn(await client.GetStringAsync(new Uri("metrics", UriKind.Relative), stop)
                + await client.GetStringAsync(new Uri("metrics/detailed?family=queue_coarse_metrics&family=queue_consumer_count", UriKind.Relative), stop));
            return told.Any(name => name.StartsWith("rabbitmq_detailed_queue", StringComparison.Ordinal));
        }, TestContext.Current.CancellationToken);
        var rules = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs/operators/prometheus-rules.yaml"), TestContext.Current.CancellationToken);
        var named = MonitoringTests.Expressions.Append(rules).SelectMany(ExposedMetrics.NamedIn).Where(name => name.StartsWith("rabbitmq_", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(named.Count >= 4);
        // Of several with one beginning, named by a pattern, one is enough.
        Folders.AssertNone(named.Where(name => !told.Contains(name) && !(name.EndsWith('_') && told.Any(each => each.StartsWith(name, StringComparison.Ordinal)))).Select(name => $"the broker does not tell {name}"));
    }
}
