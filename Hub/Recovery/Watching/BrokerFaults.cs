using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>What differs on the broker, as an incident with its fix.</summary>
public static class BrokerFaults
{
    private const string Apply = "hub topology apply";
    private const string Replace = $"Its arguments cannot be changed: let it be emptied, delete it, and run {Apply}.";

    public static Observation Of(TopologyDifference difference)
    {
        var fact = difference.Desired ?? difference.Actual!;
        return new Observation(IncidentNames.BrokerDiffers, $"{fact.Kind} {fact.Name}", Look.Bad, $"{difference}.", FixOf(difference, fact));
    }

    /// <param name="what">Such as <c>queue hub.in.police</c>, which the broker refused to declare as it should be.</param>
    public static Observation Otherwise(string what) => new(IncidentNames.BrokerDiffers, what, Look.Bad, $"The {what} has other arguments than it should have.", Replace);

    private static string FixOf(TopologyDifference difference, TopologyFact fact) => (difference.Kind, fact.Kind) switch
    {
        (DifferenceKind.Missing, "queue" or "exchange" or "binding") => "The hub has put it back. Find out who deleted it; nobody but the hub needs the right to configure.",
        (DifferenceKind.Missing, _) => $"Run {Apply}.",
        (DifferenceKind.Different, "queue" or "exchange") when IsPolicy(difference) => "A policy changes what the hub relies on, such as the delivery limit. Take the queue out of the policy: rabbitmqctl list_policies.",
        (DifferenceKind.Different, "queue" or "exchange") => Replace,
        (DifferenceKind.Different, _) => $"Run {Apply}.",
        _ => "Nothing of the hub's asks for it. Delete it when nobody needs it.",
    };

    private static bool IsPolicy(TopologyDifference difference) => difference.Actual?.Detail.Contains("policy:", StringComparison.Ordinal) == true;
}
