using System.Globalization;
using System.Text;
using System.Xml;
using Hl7.Fhir.Model;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Canonical values as FHIR primitives; null for what was not said, so that nothing empty is written.</summary>
internal static class FhirText
{
    private const char Illegible = '\uFFFD';

    /// <summary>Text without the signs that neither XML nor FHIR allows; each is replaced, so that its place can be seen.</summary>
    public static string? Legible(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var trimmed = text.Trim();
        var clean = new StringBuilder(trimmed.Length);
        for (var index = 0; index < trimmed.Length; index++)
        {
            var sign = trimmed[index];
            if (char.IsHighSurrogate(sign) && index + 1 < trimmed.Length && char.IsLowSurrogate(trimmed[index + 1]))
            {
                clean.Append(sign).Append(trimmed[++index]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(sign) ? sign : Illegible);
            }
        }

        return clean.ToString();
    }

    public static FhirString? String(string? text) => Legible(text) is { } legible ? new FhirString(legible) : null;

    public static FhirBoolean? Truth(bool? value) => value is { } known ? new FhirBoolean(known) : null;

    public static Date? Date(DateOnly? day) => day is { } known ? new Date(Day(known)) : null;

    public static string? DayOrNull(DateOnly? day) => day is { } known ? Day(known) : null;

    public static FhirDateTime? Moment(DateTimeOffset? moment) => moment is { } known ? new FhirDateTime(MomentText(known)) : null;

    public static string MomentText(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
