using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Topology;

public enum DifferenceKind
{
    /// <summary>It should be there and is not.</summary>
    Missing,

    /// <summary>It is there, and something about it is not as it should be.</summary>
    Different,

    /// <summary>It is there, within what the hub looks after, and nothing asks for it.</summary>
    Unexpected,
}

/// <param name="Desired">Null for something unexpected.</param>
/// <param name="Actual">Null for something missing.</param>
public sealed record TopologyDifference(DifferenceKind Kind, TopologyFact? Desired, TopologyFact? Actual)
{
    public override string ToString() => Kind switch
    {
        DifferenceKind.Missing => $"missing: {Desired}",
        DifferenceKind.Unexpected => $"unexpected: {Actual}",
        _ => $"different: {Desired!.Kind} {Desired.Name}: should be [{Desired.Detail}], is [{Actual!.Detail}]",
    };
}

/// <summary>Compares what should be with what is.</summary>
public static class TopologyDiff
{
    /// <returns>Empty when nothing differs. In the order of the desired topology, the unexpected last.</returns>
    public static IReadOnlyList<TopologyDifference> Between(BrokerTopology desired, BrokerTopology actual)
    {
        var wanted = TopologyFact.Of(desired);
        var found = TopologyFact.Of(actual).ToDictionary(fact => (fact.Kind, fact.Name));
        var kinds = desired.Users.Select(user => AgencyId.Parse(user.Name).Kind).ToHashSet();
        var names = wanted.Select(fact => (fact.Kind, fact.Name)).ToHashSet();
        return
        [
            .. from fact in wanted
               let actually = found.GetValueOrDefault((fact.Kind, fact.Name))
               where actually?.Detail != fact.Detail
               select new TopologyDifference(actually is null ? DifferenceKind.Missing : DifferenceKind.Different, fact, actually),
            .. found.Values.Where(fact => !names.Contains((fact.Kind, fact.Name)) && IsLookedAfter(fact, kinds))
                .Select(fact => new TopologyDifference(DifferenceKind.Unexpected, null, fact)),
        ];
    }

    // Other users and queues on the same broker are not the hub's business, unless they carry an agency's name or hang on the hub's exchanges.
    private static bool IsLookedAfter(TopologyFact fact, HashSet<string> kinds) => fact.Kind switch
    {
        "user" => false,
        "permission" or "topic permission" => AgencyId.TryParse(fact.Name.Split(' ')[0], out var agency) && kinds.Contains(agency.Kind),
        _ => fact.Name.StartsWith("hub.", StringComparison.Ordinal) || fact.Name.StartsWith("agency.", StringComparison.Ordinal),
    };
}
