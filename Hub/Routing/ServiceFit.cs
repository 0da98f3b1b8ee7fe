using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>A service and who offers it.</summary>
internal sealed record ServiceOffer(Agency Agency, OfferedService Service)
{
    public IReadOnlyList<GssCode> Areas => Service.Areas.Count > 0 ? Service.Areas : Agency.Areas;
}

/// <summary>Whether a service is there for a child of that age in that place; the reasons name neither.</summary>
internal sealed record ServiceFit(IReadOnlyList<string> Reasons)
{
    public bool Fits => Reasons.Count == 0;

    public static ServiceFit Of(ServiceOffer offer, ChildsPlace place, int? age)
    {
        var reasons = new List<string>();
        if (!place.IsIn(offer.Areas))
        {
            reasons.Add(place.Area is null
                ? $"It is not known whether the child is in the areas of the service ‘{offer.Service.Name}’."
                : $"The child is outside the areas of the service ‘{offer.Service.Name}’.");
        }

        if (!offer.Service.TakesAge(age))
        {
            reasons.Add(age is null
                ? $"It is not known whether the child is of the ages that the service ‘{offer.Service.Name}’ is for."
                : $"The child is outside the ages that the service ‘{offer.Service.Name}’ is for.");
        }

        return new ServiceFit(reasons);
    }
}
