using System.Collections.Concurrent;
using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas;

namespace SafeguardingHub.Simulation;

/// <summary>The published examples from which simulated messages are composed, by the agreement's name of their format.</summary>
internal static class Examples
{
    private static readonly ConcurrentDictionary<string, string?> Read = new();

    private static readonly Dictionary<string, (string Folder, string Ending)> Places = new(StringComparer.Ordinal)
    {
        ["police-xml"] = ("PoliceXml", "xml"),
        ["social-care-json"] = ("SocialCareJson", "json"),
        ["health-fhir-r4"] = ("HealthFhirR4", "json"),
        ["charity-cloudevents"] = ("CharityCloudEvents", "json"),
    };

    /// <summary>An agency with a format of its own takes no part: the hub has no examples of it.</summary>
    public static bool Has(Agency agency) => Places.ContainsKey(agency.Format);

    /// <param name="name">Such as <c>response-accepted</c>.</param>
    /// <returns>Null when the format has no such message.</returns>
    public static string? Find(Agency agency, string name)
    {
        var (folder, ending) = Places[agency.Format];
        return Read.GetOrAdd($"{folder}/V1/examples/{name}.{ending}", TextOf);
    }

    private static string? TextOf(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(Published.Read(path));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
