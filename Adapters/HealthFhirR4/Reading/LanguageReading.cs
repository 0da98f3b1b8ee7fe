namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class LanguageReading
{
    /// <summary>The language marked as preferred, else the first; as a code where there is one.</summary>
    public static string? Preferred(FhirNode patient)
    {
        var spoken = patient.All("communication").ToList();
        if (spoken.Count == 0)
        {
            return null;
        }

        var preferred = spoken.FindIndex(language => language.UnreadText("preferred") == "true");
        var chosen = spoken[Math.Max(preferred, 0)];
        if (preferred > 0)
        {
            _ = chosen.Text("preferred");
        }

        var codings = Codings.All(chosen.First("language"));
        return codings.Count > 0 ? codings[0].Code : chosen.First("language")?.Text("text");
    }
}
