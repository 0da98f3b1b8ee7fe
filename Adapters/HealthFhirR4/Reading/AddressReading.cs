using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class AddressReading
{
    private const string PropertyReferenceNumber = "UPRN";

    public static Address Read(FhirNode address, bool restricted = false)
    {
        var lines = address.All("line").Select(line => line.Value).OfType<string>().ToList();
        var period = address.First("period");
        var restriction = address.Extension(HubExtensions.RestrictedAddress);
        return new Address
        {
            Kind = Codings.Hub<AddressKind>(address.Extension(HubExtensions.AddressKind))
                ?? Codings.Through(PatientCodes.AddressUse, address, "use") ?? AddressKind.Other,
            Lines = lines.Count == 0 && address.Text("text") is { } text ? [text] : lines,
            Town = address.Text("city"),
            County = address.Text("district"),
            Postcode = address.Text("postalCode"),
            Uprn = Uprn(address),
            Area = Values.Area(address.Extension(HubExtensions.AddressArea), "value"),
            Restricted = restricted || restriction is not null,
            RestrictionReason = restriction?.ExtensionText("reason"),
            From = Values.Date(period, "start"),
            Until = Values.Date(period, "end"),
        };
    }

    private static string? Uprn(FhirNode address)
    {
        foreach (var key in address.Extensions(Systems.AddressKeyExtension))
        {
            var type = key.Extension("type")?.First("value");
            if (type?.UnreadText("code") == PropertyReferenceNumber)
            {
                _ = type is { } coding ? Codings.Read(coding) : null;
                return key.ExtensionText("value");
            }
        }

        return null;
    }
}
