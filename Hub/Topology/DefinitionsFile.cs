using System.Text.Json;

namespace SafeguardingHub.Topology;

/// <summary>
/// Exchanges, queues and bindings as RabbitMQ loads them when it starts (<c>load_definitions</c>), so that agencies' messages
/// find their queues before the hub has ever run. Users are not in it: it would have to hold their passwords' hashes.
/// </summary>
public static class DefinitionsFile
{
    private static readonly JsonSerializerOptions Json = new(ManagementApi.Json) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(BrokerTopology topology, string virtualHost) => JsonSerializer.Serialize(
        new
        {
            Vhosts = new[] { new { Name = virtualHost } },
            Exchanges = topology.Exchanges.Select(exchange => new { exchange.Name, Vhost = virtualHost, exchange.Type, Durable = true, AutoDelete = false, Internal = false, exchange.Arguments }),
            Queues = topology.Queues.Select(queue => new { queue.Name, Vhost = virtualHost, Durable = true, AutoDelete = false, queue.Arguments }),
            Bindings = topology.Bindings.Select(binding => new { binding.Source, Vhost = virtualHost, binding.Destination, DestinationType = binding.ToExchange ? "exchange" : "queue", binding.RoutingKey, Arguments = new { } }),
        },
        Json);
}
