using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>What is true of the child now: said outright, flagged, or plain from an open episode.</summary>
internal static class CircumstanceReading
{
    public static List<Circumstance> Read(JsonCursor child, JsonCursor details)
    {
        var all = child["circumstances"u8].SetOf(static item => item.Word(CanonicalWords<Circumstance>.Table));
        if (details["uasc_flag"u8].Flag() == true && !all.Contains(Circumstance.UnaccompaniedAsylumSeeker))
        {
            all.Add(Circumstance.UnaccompaniedAsylumSeeker);
        }

        foreach (var episode in child["social_care_episodes"u8].Items())
        {
            EpisodeReading.AddCircumstances(all, episode);
        }

        return all;
    }
}
