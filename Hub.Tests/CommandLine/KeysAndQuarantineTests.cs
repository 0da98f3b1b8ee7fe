using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Journeys;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>What operators do to a hub while it runs.</summary>
[Collection(JourneyTests.Name)]
public sealed class KeysAndQuarantineTests : IAsyncLifetime
{
    private const string Agency = "police.northshire";
    private const string Secret = "Zyxwv";
    private static readonly TimeSpan SeenLimit = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("hub-operated-");
    private HubProcess hub = null!;

    public async ValueTask InitializeAsync() => hub = await HubProcess.StartAsync(data.FullName, null, null);

    [Fact]
    public async Task A_key_issued_beside_the_old_one_works_at_once_and_a_retired_one_no_longer()
    {
        var first = await File.ReadAllTextAsync(Path.Combine(data.FullName, "intake-keys", $"{Agency}.key"), TestContext.Current.CancellationToken);

        var issued = await RunAsync("keys", "issue", Agency);
        var file = issued.Output.Trim().Split(' ', 2)[1];
        var second = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await AnswersAsync(second, HttpStatusCode.OK);
        await AnswersAsync(first, HttpStatusCode.OK);

        var listed = (await RunAsync("keys", "list")).Output.Split('\n').Where(line => line.StartsWith(Agency, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, listed.Count);
        Assert.Equal(0, (await RunAsync("keys", "retire", Agency, listed[0].Split(' ')[1])).ExitCode);
        await AnswersAsync(first, HttpStatusCode.Unauthorized);
        await AnswersAsync(second, HttpStatusCode.OK);
        Assert.Equal(1, (await RunAsync("keys", "retire", Agency, "no-such-key")).ExitCode);
    }

    [Fact]
    public async Task The_wrapping_key_is_rotated_under_a_running_hub_and_everything_stays_readable()
    {
        Assert.Contains(": 202 ", (await SendAsync("concern-minimal.xml")).Output, StringComparison.Ordinal);

        var rotated = await RunAsync("keys", "rotate-encryption");
        var current = rotated.Output.Split(' ')[0];
        Assert.Equal(0, rotated.ExitCode);
        Assert.Contains("wrapped", rotated.Words, StringComparison.Ordinal);
        Assert.Contains(": 202 ", (await SendAsync("concern-low-risk.xml")).Output, StringComparison.Ordinal);

        await using var store = new SqliteStore(Path.Combine(data.FullName, "hub.db"), exclusive: false).Open();
        Assert.Equal([current], await store.DataKeys.Select(row => row.WrappedBy).Distinct().ToListAsync(TestContext.Current.CancellationToken));
        Assert.True(await store.DataKeys.CountAsync(TestContext.Current.CancellationToken) >= 2);
        await Condition.MetAsync("what was sealed before and after is delivered", SeenLimit, async cancellation => !await store.Outbox.AnyAsync(row => row.SentAt == null, cancellation), TestContext.Current.CancellationToken);
        Assert.Equal(0, await store.DeadLetters.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_quarantined_message_is_shown_masked_and_revealed_only_for_a_reason_that_the_audit_keeps()
    {
        var bad = Path.Combine(data.FullName, "bad.xml");
        await File.WriteAllTextAsync(bad, $"<a>{Secret}", TestContext.Current.CancellationToken);
        await RunAsync("send", bad, "--as", Agency, "--listen", hub.Address.ToString().TrimEnd('/'));

        var listed = JsonDocument.Parse((await RunAsync("quarantine", "list", "--json")).Output).RootElement;
        var id = Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString()!;
        var masked = await RunAsync("quarantine", "show", id);
        var unreasoned = await RunAsync("quarantine", "show", id, "--reveal", "--reason", " ");
        Assert.Equal(0, await RevealsAsync());
        var revealed = await RunAsync("quarantine", "show", id, "--reveal", "--reason", "Northshire asked what was wrong");

        Assert.Contains("HUB-1002 the message", masked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, masked.Output + masked.Words, StringComparison.Ordinal);
        Assert.Equal(2, unreasoned.ExitCode);
        Assert.Equal($"<a>{Secret}", revealed.Output);
        Assert.Equal(1, await RevealsAsync());
        Assert.Equal(1, (await RunAsync("quarantine", "show", Guid.NewGuid().ToString())).ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        data.Delete(recursive: true);
    }

    private async Task<int> RevealsAsync()
    {
        await using var store = new SqliteStore(Path.Combine(data.FullName, "hub.db"), exclusive: false).Open();
        var rows = await store.Audit.AsNoTracking().Where(row => row.Action == "quarantine-revealed").ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(rows, row =>
        {
            Assert.Equal("Northshire asked what was wrong", row.Detail);
            Assert.StartsWith($"operator:{Environment.UserName}@", row.Actor, StringComparison.Ordinal);
            Assert.Null(AuditChain.FirstBroken([row]));
        });
        return rows.Count;
    }

    private Task<HubCommand> SendAsync(string example) =>
        RunAsync("send", $"Schemas/PoliceXml/V1/examples/{example}", "--as", Agency, "--listen", hub.Address.ToString().TrimEnd('/'));

    private Task<HubCommand> RunAsync(params string[] arguments) => HubCommand.RunAsync([.. arguments, "--data", data.FullName]);

    private Task AnswersAsync(string key, HttpStatusCode expected) => Condition.MetAsync($"the key is answered with {expected}", SeenLimit, async cancellation =>
    {
        using var client = new HttpClient { BaseAddress = hub.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        using var answer = await client.GetAsync(new Uri($"mailbox/{Agency}", UriKind.Relative), cancellation);
        return answer.StatusCode == expected;
    }, TestContext.Current.CancellationToken);
}
