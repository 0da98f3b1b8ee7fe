using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>What kind of place it is.</summary>
internal static class AddressCodes
{
    public static readonly CodeTable<AddressKind> Table = new(
        "ppn:address",
        new("home", AddressKind.Home, "Home"),
        new("temporary", AddressKind.Temporary, "Temporary"),
        new("placement", AddressKind.Placement, "Placement"),
        new("school", AddressKind.School, "School"),
        new("work", AddressKind.Work, "Work"),
        new("incident", AddressKind.Incident, "Where it happened"),
        new("previous", AddressKind.Previous, "Previous"),
        new("other", AddressKind.Other, "Another place"));
}
