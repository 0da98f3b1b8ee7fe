using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Where a child is, as far as responsibility goes.</summary>
/// <param name="Area">As the sender gave it; null when nothing tells.</param>
/// <param name="Authority">The upper tier that runs children's social care there; null when the agreement does not know it.</param>
/// <param name="SocialCare">That authority's social care; null when it is not in the agreement.</param>
internal sealed record ChildsPlace(GssCode? Area, GssCode? Authority, Agency? SocialCare)
{
    private static readonly AddressKind[] WhereChildrenLive = [AddressKind.Home, AddressKind.Temporary, AddressKind.Placement];

    /// <summary>The locality of the concern, else the child's own current address, else the authority's DfE code.</summary>
    public static ChildsPlace Of(Concern concern, Child child, DateOnly today, Agreement agreement)
    {
        var area = concern.Locality.Area ?? FromAddresses(child, today) ?? FromAuthorityCode(concern.Locality.LocalAuthorityCode, agreement);
        GssCode? authority = area is not { } code ? null
            : code.RunsChildrensSocialCare ? code
            : agreement.Areas.FirstOrDefault(entry => entry.Code == code)?.Authority;
        var socialCare = authority is { } upperTier
            ? agreement.Agencies.FirstOrDefault(agency => agency.Kind == AgencyKinds.SocialCare && agency.Areas.Contains(upperTier))
            : null;
        return new ChildsPlace(area, authority, socialCare);
    }

    public bool IsIn(IReadOnlyList<GssCode> areas) =>
        (Area is { } area && areas.Contains(area)) || (Authority is { } authority && areas.Contains(authority));

    private static GssCode? FromAddresses(Child child, DateOnly today) => child.Addresses
        .Where(address => address.Area is not null && WhereChildrenLive.Contains(address.Kind) && !(address.Until < today) && !(address.From > today))
        .OrderBy(address => Array.IndexOf(WhereChildrenLive, address.Kind))
        .FirstOrDefault()?.Area;

    private static GssCode? FromAuthorityCode(string? code, Agreement agreement)
    {
        var authority = code is null ? null : agreement.Agencies.FirstOrDefault(agency => agency.LocalAuthorityCode == code);
        return authority is { Areas.Count: > 0 } ? authority.Areas[0] : null;
    }
}
