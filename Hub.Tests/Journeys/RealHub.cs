using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>Hub processes on a virtual host and a database of their own, with the agencies' users as the topology makes them.</summary>
internal sealed class RealHub : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>The same in every journey: users belong to the whole broker.</summary>
    private static readonly Dictionary<string, string> Passwords = AgreementAndFormats.Load(null).Agreement.Ids().ToDictionary(agency => agency.ToString(), agency => $"journey-{agency}");

    private readonly List<HubProcess> instances = [];
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("hub-journey-");
    private readonly string database;

    private RealHub(RabbitMqSettings broker, string database)
    {
        (Broker, this.database) = (broker, database);
        Store = new PostgresStore(database);
    }

    public RabbitMqSettings Broker { get; }

    public PostgresStore Store { get; }

    public static IReadOnlyList<AgencyId> Agencies { get; } = AgreementAndFormats.Load(null).Agreement.Ids();

    public static async Task<RealHub> PrepareAsync(JourneyBroker brokers, DatabaseFixture databases)
    {
        var started = await brokers.StartedAsync();
        var hub = new RealHub(await brokers.CreateVirtualHostAsync(), await databases.CreateDatabaseAsync());
        using var management = started.Management();
        var agreement = AgreementAndFormats.Load(null).Agreement;
        await new ApplyTopology(management, new AgencyPasswords(hub.data.FullName, Passwords)).RunAsync(
            hub.Broker.VirtualHost, DesiredTopology.For(agreement.Ids(), agreement.Kinds()), TestContext.Current.CancellationToken);
        return hub;
    }

    public RabbitMqSettings As(AgencyId agency) => Broker with { User = agency.ToString(), Password = Passwords[agency.ToString()] };

    /// <summary>Opens what was sealed; there once an instance has started.</summary>
    public KeyRing Keys => KeyFile.OpenOrCreate(Path.Combine(data.FullName, "keys.json"), TimeProvider.System.GetUtcNow());

    public async Task<HubProcess> StartInstanceAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var instance = await HubProcess.StartAsync(data.FullName, database, Broker, settings);
        instances.Add(instance);
        return instance;
    }

    /// <summary>The agency's key for HTTP; there once an instance has started.</summary>
    public string IntakeKeyOf(AgencyId agency) => File.ReadAllText(Path.Combine(data.FullName, "intake-keys", $"{agency}.key")).Trim();

    /// <summary>Publishes as the agency, confirmed by the broker.</summary>
    public async Task PublishAsync(AgencyId agency, IEnumerable<(string MessageId, byte[] Body)> messages, string contentType, string kind = "concern")
    {
        await using var connection = await As(agency).ConnectionFactory("test-agency").CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        await Task.WhenAll(messages.Select(message => channel.BasicPublishAsync(
            HubNames.InExchange, $"{agency}.{kind}", mandatory: true, new BasicProperties { MessageId = message.MessageId, ContentType = contentType, Persistent = true }, message.Body, TestContext.Current.CancellationToken).AsTask()));
    }

    public async Task<int> CountAsync(Func<HubDbContext, Task<int>> count)
    {
        await using var context = Store.Open();
        return await count(context);
    }

    /// <summary>Until the store has this many messages and everything in the outbox was sent.</summary>
    public Task SettledAsync(int messages) => Condition.MetAsync($"{messages} messages are recorded and everything is sent", Limit, async cancellation =>
    {
        await using var context = Store.Open();
        return await context.ReceivedMessages.CountAsync(cancellation) >= messages && !await context.Outbox.AnyAsync(row => row.SentAt == null, cancellation);
    }, TestContext.Current.CancellationToken);

    /// <summary>Everything in the agency's queue, taken out as the agency.</summary>
    public async Task<IReadOnlyList<(string MessageId, string Type, byte[] Body)>> CollectAsync(AgencyId agency)
    {
        await using var connection = await As(agency).ConnectionFactory("test-collector").CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var collected = new ConcurrentQueue<(string, string, byte[])>();
        while (await channel.BasicGetAsync(HubNames.AgencyQueue(agency), autoAck: true, TestContext.Current.CancellationToken) is { } got)
        {
            collected.Enqueue((got.BasicProperties.MessageId!, got.BasicProperties.Type!, got.Body.ToArray()));
        }

        return [.. collected];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        await Store.DisposeAsync();
        data.Delete(recursive: true);
    }
}
