using System.Collections.Immutable;

namespace SafeguardingHub.Topology;

/// <summary>What a virtual host holds, or should hold. All exchanges and queues in it are durable.</summary>
public sealed record BrokerTopology
{
    public static BrokerTopology Empty { get; } = new() { Exchanges = [], Queues = [], Bindings = [], Users = [], Permissions = [], TopicPermissions = [] };

    public required IReadOnlyList<BrokerExchange> Exchanges { get; init; }

    public required IReadOnlyList<BrokerQueue> Queues { get; init; }

    public required IReadOnlyList<BrokerBinding> Bindings { get; init; }

    /// <summary>Users belong to the whole broker, not to one virtual host.</summary>
    public required IReadOnlyList<BrokerUser> Users { get; init; }

    public required IReadOnlyList<UserPermission> Permissions { get; init; }

    public required IReadOnlyList<UserTopicPermission> TopicPermissions { get; init; }
}

/// <param name="Type"><c>topic</c>, <c>direct</c> or <c>fanout</c>.</param>
/// <param name="Arguments">Texts and whole numbers.</param>
public sealed record BrokerExchange(string Name, string Type, ImmutableSortedDictionary<string, object> Arguments);

/// <param name="Arguments">Texts and whole numbers.</param>
public sealed record BrokerQueue(string Name, ImmutableSortedDictionary<string, object> Arguments);

/// <param name="ToExchange">True when <paramref name="Destination"/> is an exchange, false when it is a queue.</param>
public sealed record BrokerBinding(string Source, string Destination, bool ToExchange, string RoutingKey);

/// <param name="Tags">Separated by commas, in order; empty for a user who may only send and receive.</param>
public sealed record BrokerUser(string Name, string Tags);

/// <summary>Regular expressions over the names of what a user may create, send to and receive from.</summary>
public sealed record UserPermission(string User, string Configure, string Write, string Read);

/// <summary>Regular expressions over routing keys, for one topic exchange. A user with none may use every key.</summary>
public sealed record UserTopicPermission(string User, string Exchange, string Write, string Read);
