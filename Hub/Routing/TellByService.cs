using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Finds the agencies whose services are there for a child, and says of the others why they are not.</summary>
internal static class TellByService
{
    public static void ForCategory(RuleApplication applied, Tell tell, RoutingFacts facts, Considerations considered)
    {
        var wanted = Wanted(tell, facts);
        var offers = Offers(facts, service => facts.Agreement.AnyCategory(service.Categories, wanted));
        var fitting = offers.Where(offer => applied.Children.Any(child => ServiceFit.Of(offer, facts.PlaceOf(child), child.AgeOn(facts.DayRaised)).Fits)).ToList();
        foreach (var offer in fitting)
        {
            considered.Tell(offer.Agency, applied.Reason, tell.Urgent);
        }

        PassOverTheRest(applied, facts, considered, offers, fitting);
        AskForAge(applied, facts, considered, offers, fitting);
    }

    public static void MeetingNeeds(RuleApplication applied, Tell tell, RoutingFacts facts, Considerations considered)
    {
        foreach (var need in facts.OpenNeeds)
        {
            var offers = Offers(facts, service => service.NeedsMet.Contains(need));
            var fitting = offers.Where(offer => applied.Children.Any(child => ServiceFit.Of(offer, facts.PlaceOf(child), child.AgeOn(facts.DayRaised)).Fits)).ToList();
            if (fitting.Count == 0)
            {
                considered.AskTriage(TriageCause.NeedNobodyMeets);
                AskForAge(applied, facts, considered, offers, fitting);
            }
            else
            {
                considered.Tell(fitting[0].Agency, applied.Reason, tell.Urgent);
                considered.MeetNeed(need, fitting[0].Agency);
            }

            foreach (var other in fitting.Skip(1))
            {
                considered.PassOver(other.Agency, applied.PassedOver("Another agency meets the need; one is enough.", [fitting[0].Agency.Id]));
            }

            PassOverTheRest(applied, facts, considered, offers, fitting);
        }
    }

    /// <summary>Of what the rule asks for, that which the concern is about; all of it when the concern only hints.</summary>
    private static List<ConcernCategory> Wanted(Tell tell, RoutingFacts facts)
    {
        if (tell.Categories.Count == 0)
        {
            return [.. facts.Concern.Categories];
        }

        var asked = facts.Agreement.CategoriesOf(tell.Categories).ToHashSet();
        var both = facts.Concern.Categories.Where(asked.Contains).ToList();
        return both.Count > 0 ? both : [.. asked];
    }

    private static List<ServiceOffer> Offers(RoutingFacts facts, Func<OfferedService, bool> isWanted) =>
        [.. facts.Agreement.Agencies.SelectMany(agency => agency.Services.Where(isWanted).Select(service => new ServiceOffer(agency, service)))];

    private static void PassOverTheRest(
        RuleApplication applied, RoutingFacts facts, Considerations considered, List<ServiceOffer> offers, List<ServiceOffer> fitting)
    {
        var others = offers.Except(fitting).ToList();
        if (others.Count == 0)
        {
            return;
        }

        var instead = WhoCanHelp(applied, facts, fitting);
        var inWords = InWords(instead);
        List<AgencyId> insteadIds = [.. instead.Select(agency => agency.Id)];
        foreach (var offer in others)
        {
            foreach (var why in applied.Children.SelectMany(child => ServiceFit.Of(offer, facts.PlaceOf(child), child.AgeOn(facts.DayRaised)).Reasons).Distinct())
            {
                considered.PassOver(offer.Agency, applied.PassedOver($"{why} {inWords}", insteadIds));
            }
        }
    }

    private static List<Agency> WhoCanHelp(RuleApplication applied, RoutingFacts facts, List<ServiceOffer> fitting) => fitting.Count > 0
        ? [.. fitting.Select(offer => offer.Agency).Distinct()]
        : [.. applied.Children.Select(child => facts.PlaceOf(child).SocialCare).OfType<Agency>().Distinct()];

    private static string InWords(List<Agency> instead) => instead.Count > 0
        ? $"{string.Join(" and ", instead.Select(agency => agency.Name))} can help instead."
        : "No service in the agreement covers it; the children’s social care of the authority where the child lives holds it.";

    private static void AskForAge(
        RuleApplication applied, RoutingFacts facts, Considerations considered, List<ServiceOffer> offers, List<ServiceOffer> fitting)
    {
        var someAgeUnknown = applied.Children.Any(child => !child.IsUnborn && child.AgeOn(facts.DayRaised) is null);
        if (fitting.Count == 0 && someAgeUnknown && offers.Any(offer => offer.Service.HasAgeLimits))
        {
            considered.AskTriage(TriageCause.AgeUnknown);
        }
    }
}
