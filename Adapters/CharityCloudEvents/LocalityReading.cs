using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The place that decides who is responsible.</summary>
internal static class LocalityReading
{
    /// <summary>Without an area of its own it takes that of where a young person lives, but never from a restricted address.</summary>
    public static Locality Read(JsonCursor place, IReadOnlyList<Child> children)
    {
        var area = place["area"u8].Parsed<GssCode>(GssCode.TryParse) ?? WhereTheyLive(children);
        return new Locality
        {
            Nation = place["nation"u8].Word<Nation>() ?? area?.Nation,
            Area = area,
            LocalAuthorityCode = place["laCode"u8].Text(),
        };
    }

    private static GssCode? WhereTheyLive(IReadOnlyList<Child> children) => children
        .SelectMany(child => child.Addresses)
        .FirstOrDefault(address => !address.Restricted && address.Area is not null
            && address.Kind is AddressKind.Home or AddressKind.Temporary or AddressKind.Placement)?.Area;
}
