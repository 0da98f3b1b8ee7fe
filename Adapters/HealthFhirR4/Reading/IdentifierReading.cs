using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class IdentifierReading
{
    /// <summary>A wrong check digit or letter makes an identifier unverified and is reported; it never costs the child.</summary>
    public static ChildIdentifier? Read(FhirNode identifier)
    {
        if (identifier.Text("value") is not { } value)
        {
            return null;
        }

        var usual = Codings.UsualSystem(identifier);
        var scheme = IdentifierSystems.SchemeOf(usual);
        var assurance = Stated(identifier) ?? IdentifierAssurance.Unverified;
        if (!HasRightCheckDigit(scheme, value))
        {
            identifier.Reading.Warn(Problems.CheckDigit, identifier.First("value")!.Value);
            assurance = IdentifierAssurance.FailedCheckDigit;
        }

        return new ChildIdentifier { Scheme = scheme, Value = value, Assurance = assurance, OriginalSystem = identifier.Text("system") };
    }

    private static IdentifierAssurance? Stated(FhirNode identifier)
    {
        var status = identifier.Extension(Systems.NhsNumberStatusExtension)?.First("value")?.First("coding");
        return status is { } coding
            ? Codings.Through(PatientCodes.NhsNumberStatus, coding)
            : Codings.Hub<IdentifierAssurance>(identifier.Extension(HubExtensions.IdentifierAssurance));
    }

    private static bool HasRightCheckDigit(IdentifierScheme scheme, string value) => scheme switch
    {
        IdentifierScheme.NhsNumber => NhsNumber.TryParse(value, out _),
        IdentifierScheme.UniquePupilNumber or IdentifierScheme.FormerUniquePupilNumber => UniquePupilNumber.TryParse(value, out _),
        _ => true,
    };
}
