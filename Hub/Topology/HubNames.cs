using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Topology;

/// <summary>What exchanges, queues and routing keys are called. Partners rely on these names: they never change.</summary>
public static class HubNames
{
    /// <summary>Agencies publish here, with a routing key of their own: <c>&lt;agency-id&gt;.&lt;message&gt;[.urgent]</c>.</summary>
    public const string InExchange = "hub.in";

    /// <summary>The hub publishes here; the routing key is the recipient's agency id.</summary>
    public const string OutExchange = "hub.out";

    /// <summary>Where a quorum queue puts what was refused, or came back more often than its limit. An exchange and its queue.</summary>
    public const string DeadLetter = "hub.dead-letter";

    /// <summary>Where <see cref="InExchange"/> puts what no queue is bound for, so that a wrong word in a key is answered and not lost.</summary>
    public const string Unrouted = "hub.in.unrouted";

    /// <summary>The last part of a routing key that asks for the urgent lane.</summary>
    public const string Urgent = "urgent";

    /// <summary>Of the tail of a queue for what this program failed on; an exchange of the same name stands before it.</summary>
    public const string ErrorEnding = "_error";

    /// <summary>Of the tail of a queue for what no consumer wanted.</summary>
    public const string SkippedEnding = "_skipped";

    /// <summary>The kinds of message that the in queues are bound for.</summary>
    public static IReadOnlyList<string> Messages { get; } = ["concern", "update", "response", "engagement"];

    public static string InQueue(string kind, bool urgent) => urgent ? $"hub.in.{kind}.{Urgent}" : $"hub.in.{kind}";

    public static string AgencyQueue(AgencyId agency) => $"agency.{agency}";

    /// <summary>The binding keys of an in queue, one for each of <see cref="Messages"/>.</summary>
    public static IEnumerable<string> BindingKeys(string kind, bool urgent) =>
        Messages.Select(message => urgent ? $"{kind}.*.{message}.{Urgent}" : $"{kind}.*.{message}");
}
