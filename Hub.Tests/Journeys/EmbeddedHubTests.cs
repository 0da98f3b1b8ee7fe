using System.Text.Json;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>One hub with nothing installed: in over HTTP, out through the mailbox, and what was told stays told after a restart.</summary>
[Collection(JourneyTests.Name)]
public sealed class EmbeddedHubTests
{
    private const string Example = "Schemas/PoliceXml/V1/examples/concern-county-lines-arrest.xml";

    [Fact]
    public async Task A_concern_sent_over_http_waits_in_the_recipients_mailbox_even_after_the_hub_was_killed()
    {
        var data = Directory.CreateTempSubdirectory("hub-embedded-");
        await using var first = await HubProcess.StartAsync(data.FullName, null, null);
        var address = first.Address.ToString().TrimEnd('/');

        var sent = await HubCommand.RunAsync("send", Example, "--as", "police.northshire", "--data", data.FullName, "--listen", address);
        var again = await HubCommand.RunAsync("send", Example, "--as", "police.northshire", "--data", data.FullName, "--listen", address);
        var second = await HubCommand.RunAsync("serve", "--data", data.FullName, "--listen", "http://127.0.0.1:0");
        await first.KillAsync();
        await using var restarted = await HubProcess.StartAsync(data.FullName, null, null);
        var waiting = await MailboxAsync(restarted.Address, data.FullName, "charity.harbour");
        var listed = await HubCommand.RunAsync("referrals", "list", "--json", "--data", data.FullName);

        Assert.Contains(": 202 ", sent.Output, StringComparison.Ordinal);
        Assert.Contains(": 409 ", again.Output, StringComparison.Ordinal);
        Assert.Equal(78, second.ExitCode);
        Assert.Contains(waiting.EnumerateArray(), mail => mail.GetProperty("type").GetString() == "referral");
        using var referrals = JsonDocument.Parse(listed.Output);
        Assert.Contains(referrals.RootElement.EnumerateArray(), row => row.GetProperty("recipient").GetString() == "charity.harbour");
        var reference = referrals.RootElement[0].GetProperty("reference").GetString()!;
        Assert.Contains(reference, (await HubCommand.RunAsync("referrals", "show", reference, "--data", data.FullName)).Output, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    private static async Task<JsonElement> MailboxAsync(Uri hub, string data, string agency)
    {
        using var client = new HttpClient { BaseAddress = hub };
        client.DefaultRequestHeaders.Add("X-Api-Key", (await File.ReadAllTextAsync(Path.Combine(data, "intake-keys", $"{agency}.key"), TestContext.Current.CancellationToken)).Trim());
        JsonElement listed = default;
        await Condition.MetAsync("the mailbox holds something", TimeSpan.FromSeconds(20), async cancellation =>
        {
            listed = JsonDocument.Parse(await client.GetStringAsync(new Uri($"mailbox/{agency}", UriKind.Relative), cancellation)).RootElement;
            return listed.GetArrayLength() > 0;
        }, TestContext.Current.CancellationToken);
        return listed;
    }
}
