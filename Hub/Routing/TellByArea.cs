using SafeguardingHub.Agreements;

namespace SafeguardingHub.Routing;

/// <summary>Finds the agency that answers for the area where a child is.</summary>
internal static class TellByArea
{
    public static void Authority(RuleApplication applied, Tell tell, RoutingFacts facts, Considerations considered)
    {
        var places = applied.Children.Select(facts.PlaceOf).ToList();
        var responsible = places.Select(place => place.SocialCare).OfType<Agency>().Distinct().ToList();
        foreach (var agency in responsible)
        {
            considered.Tell(agency, applied.Reason, tell.Urgent);
        }

        if (places.Any(place => place.SocialCare is null))
        {
            considered.AskTriage(TriageCause.AuthorityUnknown);
        }

        var why = responsible.Count > 0
            ? "The child is not in the area of this authority."
            : "The authority where the child lives is not known or not in the agreement.";
        foreach (var other in Others(AgencyKinds.SocialCare, responsible, facts))
        {
            considered.PassOver(other, applied.PassedOver(why, [.. responsible.Select(agency => agency.Id)]));
        }
    }

    /// <summary>
    /// Where nothing tells the child's area, and when it is urgent, the raiser's own area stands in: any force passes on a child in danger.
    /// </summary>
    public static void Kind(string kind, RuleApplication applied, Tell tell, RoutingFacts facts, Considerations considered)
    {
        var places = applied.Children.Select(facts.PlaceOf).ToList();
        var covering = OfKind(kind, facts).Where(agency => places.Any(place => place.IsIn(agency.Areas))).ToList();
        if (covering.Count == 0 && (tell.Urgent || places.All(place => place.Area is null)))
        {
            covering = [.. OfKind(kind, facts).Where(agency => agency.Areas.Any(facts.Raiser.Areas.Contains))];
        }

        foreach (var agency in covering)
        {
            considered.Tell(agency, applied.Reason, tell.Urgent);
        }

        if (!places.All(place => covering.Any(agency => place.Area is null || place.IsIn(agency.Areas))))
        {
            considered.AskTriage(TriageCause.NoAgencyOfTheArea);
        }

        foreach (var other in Others(kind, covering, facts))
        {
            considered.PassOver(other, applied.PassedOver("The child is not in an area that this agency answers for.", [.. covering.Select(agency => agency.Id)]));
        }
    }

    private static IEnumerable<Agency> OfKind(string kind, RoutingFacts facts) => facts.Agreement.Agencies.Where(agency => agency.Kind == kind);

    private static IEnumerable<Agency> Others(string kind, IReadOnlyList<Agency> told, RoutingFacts facts) =>
        OfKind(kind, facts).Where(agency => !told.Contains(agency));
}
