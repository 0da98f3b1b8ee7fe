using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Numbers that name a child. A wrong check digit is a warning, and the number is then relied on by nobody.</summary>
internal static class IdentifierReading
{
    public static ChildIdentifier? Read(JsonCursor identifier, JsonSource source)
    {
        var kind = identifier["kind"u8];
        var scheme = kind.Word(CharityWords.IdentifierKinds) ?? IdentifierScheme.Other;
        if (!kind.IsPresent)
        {
            identifier.ReportBelow("kind", Problems.MissingElement);
        }

        var place = identifier["value"u8];
        if (place.Text() is not { } written)
        {
            identifier.ReportBelow("value", Problems.MissingElement);
            return null;
        }

        var (value, passes) = Check(scheme, written);
        var said = identifier["assurance"u8].Word<IdentifierAssurance>() ?? IdentifierAssurance.Unverified;
        if (!passes)
        {
            place.Report(Problems.CheckDigit);
        }

        return new ChildIdentifier
        {
            Scheme = scheme,
            Value = value,
            Assurance = passes ? said : IdentifierAssurance.FailedCheckDigit,
            OriginalSystem = identifier["system"u8].Text() ?? SystemOf(scheme, source),
        };
    }

    private static (string Value, bool Passes) Check(IdentifierScheme scheme, string written) => scheme switch
    {
        IdentifierScheme.NhsNumber => NhsNumber.TryParse(written, out var number) ? (number.Digits, true) : (written, false),
        IdentifierScheme.UniquePupilNumber or IdentifierScheme.FormerUniquePupilNumber =>
            UniquePupilNumber.TryParse(written, out var number) ? (number.Text, true) : (written, false),
        _ => (written, true),
    };

    /// <summary>The charity's own numbers are unique for the event's source.</summary>
    private static string? SystemOf(IdentifierScheme scheme, JsonSource source) =>
        scheme == IdentifierScheme.AgencyRecordId ? source.Root["source"u8].Text() : null;
}
