using System.Text.Json.Nodes;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>The agreement that comes with the hub, but what is owed is due in seconds and nobody ever closes.</summary>
internal static class HurriedAgreement
{
    private const int Seconds = 2;

    private static readonly string[] Hurried = ["acknowledge", "escalate-manager", "escalate-senior", "escalate-in-danger"];

    public static async Task WriteAsync(string file)
    {
        var agreement = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryFiles.Agreement, TestContext.Current.CancellationToken))!.AsObject();
        foreach (var agency in agreement["agencies"]!.AsArray())
        {
            agency!["openingHours"] = new JsonObject { ["always"] = true };
        }

        foreach (var clock in agreement["clocks"]!.AsArray().Where(clock => Hurried.Contains((string?)clock!["name"])))
        {
            Hurry(clock!);
            foreach (var variant in clock!["variants"]?.AsArray() ?? [])
            {
                Hurry(variant!);
            }
        }

        await File.WriteAllTextAsync(file, agreement.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private static void Hurry(JsonNode clock) => (clock["amount"], clock["unit"]) = (Seconds, "clock-seconds");
}
