using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
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

    /// <summary>Cuts the connections with this name from the broker's side, and waits until there was one.</summary>
    public async Task CutConnectionsAsync(RabbitMqSettings settings, string connectionName)
    {
        var started = await StartedAsync();
        using var http = new HttpClient { BaseAddress = started.ManagementAddress };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.User}:{settings.Password}")));
        await Condition.MetAsync($"{connectionName} was cut", TimeSpan.FromSeconds(30), async cancellation =>
        {
            var connections = await http.GetFromJsonAsync<JsonElement[]>($"api/vhosts/{settings.VirtualHost}/connections", cancellation);
            var named = connections!.Where(connection => connection.TryGetProperty("user_provided_name", out var given) && given.GetString() == connectionName).ToList();
            foreach (var connection in named)
            {
                await http.DeleteAsync($"api/connections/{Uri.EscapeDataString(connection.GetProperty("name").GetString()!)}", cancellation);
            }

            return named.Count > 0;
        }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (broker is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await broker.Value).DisposeAsync();
        }
    }
}
