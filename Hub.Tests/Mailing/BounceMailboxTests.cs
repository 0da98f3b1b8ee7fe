using SafeguardingHub.Mailing;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Bounces are read over IMAP from a real server.</summary>
public sealed class BounceMailboxTests
{
    private static readonly string Report = BounceReadingTests.Report(new() { MessageId = "0123456789abcdef0123456789abcdef@hub.example.test" }, "failed", "5.1.1");

    [Fact]
    public async Task What_was_read_is_marked_as_seen_stays_there_and_is_not_read_again()
    {
        await using var mailbox = await LoopbackMailbox.StartAsync();
        await mailbox.DeliverAsync("1.report", Report);
        await mailbox.DeliverAsync("2.letter", "From: duty@example.test\r\nSubject: Away\r\n\r\nBack on Monday.\r\n");

        var read = await ReadAsync(mailbox);
        Assert.Equal(2, read.Count);
        Assert.Equal("5.1.1", Assert.Single(read.OfType<Bounce>()).Status);
        Assert.Empty(await ReadAsync(mailbox));
    }

    [Fact]
    public async Task What_could_not_be_kept_is_read_again()
    {
        await using var mailbox = await LoopbackMailbox.StartAsync();
        await mailbox.DeliverAsync("1.report", Report);

        await Assert.ThrowsAsync<TimeoutException>(() => new BounceMailbox(mailbox.Settings, "INBOX").ReadAsync(_ => throw new TimeoutException(), TestContext.Current.CancellationToken));
        Assert.Single(await ReadAsync(mailbox));
    }

    private static async Task<List<Bounce?>> ReadAsync(LoopbackMailbox mailbox)
    {
        var read = new List<Bounce?>();
        await new BounceMailbox(mailbox.Settings, "INBOX").ReadAsync(
            message =>
            {
                read.Add(message is null ? null : Bounce.Read(message));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        return read;
    }
}
