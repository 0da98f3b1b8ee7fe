using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class IdentifierWriting
{
    /// <summary>
    /// The standard lets a sender give an NHS number only when it is verified. One that is not is still shown, under a system
    /// of ours that no patient index will trust.
    /// </summary>
    public static Identifier? Write(ChildIdentifier identifier)
    {
        if (FhirText.Legible(identifier.Value) is not { } value)
        {
            return null;
        }

        var isNhsNumber = identifier.Scheme == IdentifierScheme.NhsNumber;
        var isVerified = identifier.Assurance == IdentifierAssurance.Verified;
        if (isNhsNumber && isVerified && NhsNumber.TryParse(value, out var number))
        {
            var verified = PatientCodes.NhsNumberStatus.Write(IdentifierAssurance.Verified)!;
            return new Identifier(Systems.NhsNumber, number.Digits)
            {
                Extension = [new Extension(Systems.NhsNumberStatusExtension, new CodeableConcept(Systems.NhsNumberStatus, verified.Code, verified.Meaning, null))],
            };
        }

        var written = new Identifier(isNhsNumber ? IdentifierSystems.UnverifiedNhsNumber : IdentifierSystems.SystemOf(identifier.Scheme), value);
        if (identifier.Assurance != IdentifierAssurance.Unverified)
        {
            written.Extension.Add(new Extension(HubExtensions.IdentifierAssurance, new Code(HubCodes.Of(identifier.Assurance))));
        }

        return written;
    }
}
