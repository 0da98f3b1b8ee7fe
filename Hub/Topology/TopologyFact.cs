using System.Globalization;

namespace SafeguardingHub.Topology;

/// <summary>One thing that is so on a broker, in words: what kind of thing, its name, and what else is true of it.</summary>
/// <param name="Kind"><c>exchange</c>, <c>queue</c>, <c>binding</c>, <c>user</c>, <c>permission</c> or <c>topic permission</c>.</param>
public sealed record TopologyFact(string Kind, string Name, string Detail)
{
    public static IReadOnlyList<TopologyFact> Of(BrokerTopology topology) =>
    [
        .. topology.Exchanges.Select(exchange => new TopologyFact("exchange", exchange.Name, $"{exchange.Type} {Words(exchange.Arguments)}".TrimEnd())),
        .. topology.Queues.Select(queue => new TopologyFact("queue", queue.Name, Words(queue.Arguments))),
        .. topology.Bindings.Select(binding => new TopologyFact("binding", NameOf(binding), "")),
        .. topology.Users.Select(user => new TopologyFact("user", user.Name, user.Tags.Length == 0 ? "no tags" : user.Tags)),
        .. topology.Permissions.Select(permission => new TopologyFact("permission", permission.User, $"configure {permission.Configure} write {permission.Write} read {permission.Read}")),
        .. topology.TopicPermissions.Select(permission => new TopologyFact("topic permission", $"{permission.User} on {permission.Exchange}", $"write {permission.Write} read {permission.Read}")),
    ];

    private static string NameOf(BrokerBinding binding) =>
        $"{binding.Source} -> {(binding.ToExchange ? "exchange" : "queue")} {binding.Destination}{(binding.RoutingKey.Length == 0 ? "" : $" by {binding.RoutingKey}")}";

    public override string ToString() => Detail.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Name}: {Detail}";

    private static string Words(IEnumerable<KeyValuePair<string, object>> arguments) =>
        string.Join(' ', arguments.Select(argument => string.Create(CultureInfo.InvariantCulture, $"{argument.Key}={argument.Value}")));
}
