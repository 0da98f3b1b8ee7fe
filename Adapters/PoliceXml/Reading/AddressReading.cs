using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads places, and whether it is safe to call or write there.</summary>
internal static class AddressReading
{
    /// <summary>How an address is named in a contact point, which must not repeat it: it may be restricted.</summary>
    private const string ContactAtAddress = "address: ";

    public static List<Address> ReadAll(SourceElement person, Notes notes) =>
        [.. person.Children("address").Select(address => Read(address, AddressKind.Home, notes))];

    public static Address Read(SourceElement address, AddressKind whenNotSaid, Notes notes) => new()
    {
        Kind = KindOf(address, whenNotSaid, notes),
        Restricted = IsRestricted(address, notes),
        RestrictionReason = address.Child("restrictionReason")?.Take(),
        From = notes.Date(address.Attribute("from")),
        Until = notes.Date(address.Attribute("until")),
        Lines = [.. address.Children("line").Select(line => line.Take()).OfType<string>()],
        Town = address.Child("town")?.Take(),
        County = address.Child("county")?.Take(),
        Postcode = address.Child("postcode")?.Take(),
        Uprn = notes.Digits(address.Child("uprn"), longest: 12),
        Area = notes.Area(address.Child("area")),
    };

    /// <summary>The canonical model keeps safety with ways to reach somebody: being called on at an address is one.</summary>
    public static IEnumerable<ContactPoint> SafetyOf(SourceElement person, Notes notes)
    {
        foreach (var address in person.Children("address"))
        {
            if (notes.Flag(address.Attribute("safe")) is { } safe)
            {
                var kind = AddressCodes.Table.Read(address.Attribute("type")?.Take() ?? "home")?.Meaning ?? "Other";
                yield return new ContactPoint
                {
                    Kind = ContactKind.InPerson,
                    Value = ContactAtAddress + kind.ToLowerInvariant(),
                    Safety = safe ? ContactSafety.Safe : ContactSafety.Unsafe,
                };
            }
        }
    }

    /// <summary>A restriction that cannot be read is a restriction.</summary>
    private static bool IsRestricted(SourceElement address, Notes notes)
    {
        var restricted = address.Attribute("restricted");
        return notes.Flag(restricted) ?? restricted?.Take() is not null;
    }

    private static AddressKind KindOf(SourceElement address, AddressKind whenNotSaid, Notes notes)
    {
        var type = address.Attribute("type");
        return notes.Code(type, AddressCodes.Table) ?? (type?.Take() is null ? whenNotSaid : AddressKind.Other);
    }
}
