using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;
using Canonical = SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class AddressWriting
{
    public static Hl7.Fhir.Model.Address Write(Canonical.Address address)
    {
        var use = PatientCodes.AddressUse.Write(address.Kind);
        var written = new Hl7.Fhir.Model.Address
        {
            UseElement = use is null ? null : new Code<Hl7.Fhir.Model.Address.AddressUse> { JsonValue = use.Code },
            Line = [.. address.Lines.Select(FhirText.Legible).OfType<string>()],
            City = FhirText.Legible(address.Town),
            District = FhirText.Legible(address.County),
            PostalCode = FhirText.Legible(address.Postcode),
            Period = address.From is null && address.Until is null
                ? null
                : new Period { Start = FhirText.DayOrNull(address.From), End = FhirText.DayOrNull(address.Until) },
        };
        written.Extension.Say(HubExtensions.AddressKind, use is null && address.Kind != AddressKind.Other ? new Code(HubCodes.Of(address.Kind)) : null);
        written.Extension.Say(HubExtensions.AddressArea, FhirText.String(address.Area?.ToString()));
        written.Extension.Say(address.Restricted ? Restriction(address.RestrictionReason) : null);
        if (FhirText.String(address.Uprn) is { } uprn)
        {
            written.Extension.Say(FhirExtensions.OfParts(Systems.AddressKeyExtension, ("type", new Coding(Systems.AddressKeyType, "UPRN")), ("value", uprn)));
        }

        return written;
    }

    /// <summary>A restriction says no more than that it holds when nobody gave a reason.</summary>
    private static Extension Restriction(string? reason) =>
        FhirExtensions.OfParts(HubExtensions.RestrictedAddress, ("restricted", new FhirBoolean(true)), ("reason", FhirText.String(reason)))!;
}
