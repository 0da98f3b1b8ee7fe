using SafeguardingHub.Sandbox;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>A broker for journeys alone: agencies' users belong to a whole broker, and other tests delete and change them.</summary>
public sealed class JourneyBroker : IAsyncDisposable
{
    private readonly Lazy<Task<PrivateBroker>> broker = new(() => Task.Run(() => PrivateBroker.StartAsync()));

    public Task<PrivateBroker> StartedAsync() => broker.Value;

    public async Task<RabbitMqSettings> CreateVirtualHostAsync() =>
        await (await broker.Value).CreateVirtualHostAsync($"journey-{Guid.NewGuid():N}", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (broker is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await broker.Value).DisposeAsync();
        }
    }
}

/// <summary>One after the other: each starts whole hubs.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyTests : ICollectionFixture<JourneyBroker>
{
    public const string Name = "Journeys";
}
