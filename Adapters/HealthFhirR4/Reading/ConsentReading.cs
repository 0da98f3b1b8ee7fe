namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>A Consent resource: active and not a denial is given, rejected or a denial is refused.</summary>
internal static class ConsentReading
{
    public static bool? Given(FhirReading reading)
    {
        bool? given = null;
        foreach (var consent in reading.Of("Consent"))
        {
            foreach (var category in consent.All("category"))
            {
                _ = Codings.Words(category);
            }

            var denied = consent.First("provision")?.Text("type") == "deny";
            bool? said = consent.Text("status") switch
            {
                "active" => !denied,
                "rejected" => false,
                _ => null,
            };
            given = given == false ? false : said ?? given;
        }

        return given;
    }
}
