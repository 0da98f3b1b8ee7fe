using System.Text.RegularExpressions;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Topology;

/// <summary>What the broker should hold, from the list of agencies alone.</summary>
public static class DesiredTopology
{
    private const string Nothing = "^$";

    /// <param name="kinds">The kinds of agency that have in queues, such as <c>police</c>.</param>
    public static BrokerTopology For(IReadOnlyList<AgencyId> agencies, IReadOnlyList<string> kinds)
    {
        string[] inQueues = [.. kinds.SelectMany(kind => new[] { HubNames.InQueue(kind, urgent: false), HubNames.InQueue(kind, urgent: true) }), HubNames.Unrouted];
        string[] setAside = [.. inQueues.SelectMany(queue => new[] { queue + HubNames.ErrorEnding, queue + HubNames.SkippedEnding }), HubNames.DeadLetter];
        return new BrokerTopology
        {
            Exchanges =
            [
                new(HubNames.InExchange, "topic", QueueArguments.None.Add("alternate-exchange", HubNames.Unrouted)),
                new(HubNames.OutExchange, "direct", QueueArguments.None),
                .. inQueues.Concat(setAside).Select(name => new BrokerExchange(name, "fanout", QueueArguments.None)),
            ],
            Queues =
            [
                .. inQueues.Select(name => new BrokerQueue(name, QueueArguments.ForHub)),
                .. setAside.Select(name => new BrokerQueue(name, QueueArguments.ForSetAside)),
                .. agencies.Select(agency => new BrokerQueue(HubNames.AgencyQueue(agency), QueueArguments.ForAgency)),
            ],
            Bindings =
            [
                .. kinds.SelectMany(kind => Lane(kind, urgent: false).Concat(Lane(kind, urgent: true))),
                .. inQueues.Concat(setAside).Select(name => new BrokerBinding(name, name, ToExchange: false, "")),
                .. agencies.Select(agency => new BrokerBinding(HubNames.OutExchange, HubNames.AgencyQueue(agency), ToExchange: false, agency.ToString())),
            ],
            Users = [.. agencies.Select(agency => new BrokerUser(agency.ToString(), ""))],
            Permissions = [.. agencies.Select(agency => new UserPermission(agency.ToString(), Nothing, Only(HubNames.InExchange), Only(HubNames.AgencyQueue(agency))))],
            TopicPermissions = [.. agencies.Select(agency => new UserTopicPermission(agency.ToString(), HubNames.InExchange, $"^{Regex.Escape($"{agency}.")}", Nothing))],
        };
    }

    // Each in queue stands behind an exchange of its own name: that is how the bus declares its endpoints.
    private static IEnumerable<BrokerBinding> Lane(string kind, bool urgent) =>
        HubNames.BindingKeys(kind, urgent).Select(key => new BrokerBinding(HubNames.InExchange, HubNames.InQueue(kind, urgent), ToExchange: true, key));

    private static string Only(string name) => $"^{Regex.Escape(name)}$";
}
