using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Topology;

/// <summary>What the management interface answers, read into a <see cref="BrokerTopology"/>.</summary>
internal static class ManagementReading
{
    /// <summary>What a policy may say that destroys or diverts messages. The hub's queues are under no such policy.</summary>
    private static readonly ImmutableHashSet<string> Dangerous =
        ["alternate-exchange", "dead-letter-exchange", "dead-letter-routing-key", "delivery-limit", "expires", "max-length", "max-length-bytes", "message-ttl", "overflow"];

    public static BrokerTopology Topology(Exchange[] exchanges, Queue[] queues, Binding[] bindings, User[] users, UserPermission[] permissions, UserTopicPermission[] topicPermissions) => new()
    {
        // The unnamed exchange, and the binding of every queue to it, are the broker's own.
        Exchanges = [.. exchanges.Where(exchange => exchange.Name.Length > 0).Select(exchange => new BrokerExchange(exchange.Name, exchange.Type, Arguments(exchange.Arguments, exchange.Durable, null)))],
        Queues = [.. queues.Select(queue => new BrokerQueue(queue.Name, Arguments(queue.Arguments, queue.Durable, queue.EffectivePolicyDefinition)))],
        Bindings = [.. bindings.Where(binding => binding.Source.Length > 0).Select(binding => new BrokerBinding(binding.Source, binding.Destination, binding.DestinationType == "exchange", binding.RoutingKey)).Distinct()],
        Users = [.. users.Select(user => new BrokerUser(user.Name, string.Join(',', Tags(user.Tags))))],
        Permissions = permissions,
        TopicPermissions = topicPermissions,
    };

    // Tags were one text before RabbitMQ 3.9 and are a list since.
    private static IEnumerable<string> Tags(JsonElement tags) => (tags.ValueKind == JsonValueKind.Array
        ? tags.EnumerateArray().Select(tag => tag.GetString()!)
        : tags.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, object> Arguments(Dictionary<string, JsonElement> arguments, bool durable, JsonElement? policy)
    {
        var read = arguments.ToImmutableSortedDictionary(argument => argument.Key, argument => (object)argument.Value.ToString(), StringComparer.Ordinal);
        if (!durable)
        {
            read = read.Add("durable", "false");
        }

        return policy is { ValueKind: JsonValueKind.Object } definition
            ? read.AddRange(definition.EnumerateObject().Where(rule => Dangerous.Contains(rule.Name)).Select(rule => KeyValuePair.Create($"policy:{rule.Name}", (object)rule.Value.ToString())))
            : read;
    }

    internal sealed record Exchange(string Name, string Type, bool Durable, Dictionary<string, JsonElement> Arguments);

    internal sealed record Queue(string Name, bool Durable, Dictionary<string, JsonElement> Arguments, JsonElement? EffectivePolicyDefinition);

    internal sealed record Binding(string Source, string Destination, string DestinationType, string RoutingKey);

    internal sealed record User(string Name, JsonElement Tags);
}
