using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>What an operator does about dead letters at the command line, beside a running hub.</summary>
public sealed partial class DeadLettersCommandTests : IAsyncLifetime
{
    private const string Said = "<a>Zyxwv";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private RunningHost hub = null!;
    private string key = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHost.StartAsync();
        await hub.PostAsync(Police, Encoding.UTF8.GetBytes(Said), "m-1", contentType: "application/xml");
        key = Operators.Issue(hub.Data, "ada", OperatorRights.See | OperatorRights.Reveal | OperatorRights.Replay | OperatorRights.Edit | OperatorRights.Discard);
    }

    [Fact]
    public async Task A_group_is_listed_shown_revealed_assigned_noted_and_exported()
    {
        var listed = await DoneAsync("list");
        var group = GroupId().Match(listed).Value;
        var shown = await DoneAsync("show", group);
        var letter = LetterId().Match(shown).Value;
        await DoneAsync("assign", group, "--to", "Ben");
        await DoneAsync("note", group, "cut off by the sender's proxy");
        var after = await DoneAsync("show", group);
        var exported = await DoneAsync("export");

        Assert.Contains("hub.in.police", listed, StringComparison.Ordinal);
        Assert.Contains("ada: cut off by the sender's proxy", after, StringComparison.Ordinal);
        Assert.Contains($"\"{group}\",\"investigating\",\"1\"", exported, StringComparison.Ordinal);
        Assert.Contains("\"ben\"", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("Zyxwv", listed + shown + after + exported, StringComparison.Ordinal);
        Assert.Equal(Said, await DoneAsync("reveal", letter, "--reason", "the sender asked"));
        Assert.Equal(2, (await RunAsync("reveal", letter)).ExitCode);
    }

    [Fact]
    public async Task A_group_is_rehearsed_and_replayed_by_the_running_hub_which_says_how_far_it_is()
    {
        var group = GroupId().Match(await DoneAsync("list")).Value;

        var rehearsed = await DoneAsync("dry-run", group);
        var asked = await DoneAsync("replay", group, "--reason", "the reader is mended");
        var shown = "";
        await Condition.MetAsync("the replay is finished", Limit, async _ => (shown = await DoneAsync("show", group)).Contains("1 of 1 done, finished", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.StartsWith("0 would pass, 1 still fail because ", rehearsed, StringComparison.Ordinal);
        Assert.Matches(@"^replay \S+: 1 messages", asked);
        Assert.Contains("by operator:ada at ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discard_waits_for_a_second_person_and_a_corrected_copy_is_off()
    {
        var group = GroupId().Match(await DoneAsync("list")).Value;
        var letter = LetterId().Match(await DoneAsync("show", group)).Value;

        var edit = await RunAsync("edit", letter, "--file", Path.Combine(RepositoryFiles.Root, "README.md"), "--reason", "a reason");
        var proposed = await DoneAsync("discard", group, "--reason", "sent by mistake");
        var waiting = await DoneAsync("proposals");
        var alone = await RunAsync("approve", LetterId().Match(proposed).Value);
        await DoneAsync("decline", LetterId().Match(proposed).Value);

        Assert.Equal((1, 1), (edit.ExitCode, alone.ExitCode));
        Assert.Contains("Hub:Recovery:EditAllowed", edit.Words, StringComparison.Ordinal);
        Assert.Equal(proposed, waiting);
        Assert.Empty(await DoneAsync("proposals"));
        Assert.Contains(group, await DoneAsync("list"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var done = await RunAsync(arguments);
        Assert.True(done.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {done.ExitCode}: {done.Words}");
        return done.Output;
    }

    private Task<HubCommand> RunAsync(params string[] arguments) => HubCommand.RunAsAsync(key, ["deadletters", .. arguments, "--data", hub.Data]);

    [GeneratedRegex(@"(?m)(?<=^│ )[0-9a-f]+(?= )")]
    private static partial Regex GroupId();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex LetterId();
}
