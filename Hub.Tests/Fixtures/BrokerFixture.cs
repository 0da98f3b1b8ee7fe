using SafeguardingHub.Sandbox;
using SafeguardingHub.Topology;

[assembly: AssemblyFixture(typeof(SafeguardingHub.Tests.Fixtures.BrokerFixture))]

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>One real broker for a test run, started when a test first asks for it. Each test takes a virtual host of its own.</summary>
public sealed class BrokerFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PrivateBroker>> broker = new(() => Task.Run(() => PrivateBroker.StartAsync()));

    public Task<PrivateBroker> StartedAsync() => broker.Value;

    /// <summary>An empty virtual host that the settings' user may do anything in.</summary>
    public async Task<RabbitMqSettings> CreateVirtualHostAsync()
    {
        var started = await StartedAsync();
        return await started.CreateVirtualHostAsync($"test-{Guid.NewGuid():N}", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (broker is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await broker.Value).DisposeAsync();
        }
    }
}
