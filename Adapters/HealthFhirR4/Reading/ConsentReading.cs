using SafeguardingHub.Adapters.HealthFhirR4.Codes;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>
/// A Consent resource: active and not a denial is given, rejected or a denial is refused. Consent to direct care, the only
/// kind the standard has, is not consent to share a concern: it is told in the account and decides nothing.
/// </summary>
internal static class ConsentReading
{
    public static bool? Given(FhirReading reading)
    {
        bool? given = null;
        foreach (var consent in reading.Of("Consent").Where(consent => !IsForDirectCare(consent)))
        {
            _ = CategoryOf(consent);
            given = given == false ? false : SaidBy(consent) ?? given;
        }

        return given;
    }

    public static IEnumerable<string> Texts(FhirReading reading)
    {
        foreach (var consent in reading.Of("Consent").Where(IsForDirectCare))
        {
            var said = SaidBy(consent) switch
            {
                true => "given",
                false => "refused",
                null => "not known",
            };
            yield return $"Consent, {CategoryOf(consent)} only: {said}";
        }
    }

    private static bool? SaidBy(FhirNode consent) => consent.Text("status") switch
    {
        "active" => consent.First("provision")?.Text("type") != "deny",
        "rejected" => false,
        _ => null,
    };

    private static string? CategoryOf(FhirNode consent) => Codings.Words(consent.First("category"));

    private static bool IsForDirectCare(FhirNode consent) =>
        consent.All("category").SelectMany(category => category.All("coding")).Any(coding => coding.UnreadText("code") == MessageCodes.DirectCare);
}
