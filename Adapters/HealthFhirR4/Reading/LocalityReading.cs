using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Where the child lives: our own extension, else what the home address says about its area and country.</summary>
internal static class LocalityReading
{
    private static readonly Dictionary<string, Nation> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["England"] = Nation.England,
        ["ENG"] = Nation.England,
        ["GB-ENG"] = Nation.England,
        ["Wales"] = Nation.Wales,
        ["Cymru"] = Nation.Wales,
        ["WLS"] = Nation.Wales,
        ["GB-WLS"] = Nation.Wales,
        ["Scotland"] = Nation.Scotland,
        ["SCT"] = Nation.Scotland,
        ["GB-SCT"] = Nation.Scotland,
        ["Northern Ireland"] = Nation.NorthernIreland,
        ["NIR"] = Nation.NorthernIreland,
        ["GB-NIR"] = Nation.NorthernIreland,
    };

    public static Locality Read(FhirNode? request, IReadOnlyList<FhirNode> patients, IReadOnlyList<Child> children)
    {
        var stated = request?.Extension(HubExtensions.Locality);
        var area = Values.Area(stated?.Extension("area"), "value")
            ?? children.SelectMany(child => child.Addresses).FirstOrDefault(address => address is { Kind: AddressKind.Home, Area: not null })?.Area;
        return new Locality
        {
            Nation = Codings.Hub<Nation>(stated?.Extension("nation")) ?? area?.Nation ?? CountryOfHome(patients),
            Area = area,
            LocalAuthorityCode = stated?.ExtensionText("local-authority-code"),
        };
    }

    private static Nation? CountryOfHome(IReadOnlyList<FhirNode> patients)
    {
        foreach (var address in patients.SelectMany(patient => patient.All("address")))
        {
            if (address.UnreadText("use") is not "old" && address.UnreadText("country") is { } country && Countries.TryGetValue(country, out var nation))
            {
                _ = address.Text("country");
                return nation;
            }
        }

        return null;
    }
}
