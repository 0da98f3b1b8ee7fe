using MimeKit;
using SafeguardingHub.Mailing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Nothing is lost while a server is away, nothing is sent twice but as the same mail, and a mailbox that fails is somebody's to mend.</summary>
public sealed class FailingMailTests(DatabaseFixture databases)
{
    private const string Mend = "mend-mailbox";

    private static string DutyInbox => Northshire.Find(Police)!.Contacts[0].Mailbox;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_waits_for_a_server_is_sent_once_when_it_is_back(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server);
        await server.StopAsync();
        await flow.ToNextChaseAsync();
        for (var look = 0; look < 5; look++)
        {
            await flow.MailAsync();
            flow.Hub.Time.Advance(TimeSpan.FromMinutes(6));
        }

        var waiting = await flow.Hub.RowsAsync<MailRow>();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, row => Assert.Equal((null, null), (row.SentAt, row.GivenUpAt)));
        Assert.Contains(waiting, row => row.LastFailure == "server-away");
        Assert.Equal(5, (await flow.Hub.RowsAsync<AuditRow>()).Count(entry => entry.Action == "mail-failed"));
        Assert.Contains(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mail-failed" && entry.Text.StartsWith("Mail to duty-inbox of ", StringComparison.Ordinal) && entry.Text.Contains("tried again", StringComparison.Ordinal));
        await server.StartAgainAsync();

        await flow.MailAsync();
        flow.Hub.Time.Advance(TimeSpan.FromMinutes(6));
        await flow.MailAsync();

        Assert.Equal(waiting.Count, server.Taken().Count);
        Assert.Equal(waiting.Count, server.Taken().Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.DoesNotContain(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_relay_that_is_killed_after_sending_sends_the_very_same_mail_again(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server);
        await flow.ToNextChaseAsync();
        using var smtp = new SmtpDrop(server.Settings, flow.Settings.From);
        var dying = new DyingDrop(smtp);
        _ = flow.NewRelay(dying).RelayAsync(TestContext.Current.CancellationToken);
        await dying.Sent.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await flow.MailAsync();
        Assert.Single(server.Taken());

        flow.Hub.Time.Advance(MailRelay.Lease + TimeSpan.FromSeconds(1));
        await flow.MailAsync();

        var taken = server.Taken();
        var rows = await flow.Hub.RowsAsync<MailRow>();
        Assert.All(rows, row => Assert.NotNull(row.SentAt));
        Assert.Equal(rows.Count + 1, taken.Count);
        Assert.Equal(rows.Count, taken.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.Equal(2, taken.Count(mail => mail.Bytes == taken[0].Bytes));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Several_relays_at_once_send_each_mail_once(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server, concerns: 5);
        await flow.ToNextChaseAsync();
        flow.Hub.Time.Advance(TimeSpan.FromDays(10));
        await flow.SweepAsync();
        var drops = Enumerable.Range(0, 4).Select(_ => new SmtpDrop(server.Settings, flow.Settings.From)).ToList();

        await Task.WhenAll(drops.Select(drop => Task.Run(() => flow.MailAsync(flow.NewRelay(drop)))));

        drops.ForEach(drop => drop.Dispose());
        var rows = await flow.Hub.RowsAsync<MailRow>();
        Assert.True(rows.Count > 5);
        Assert.Equal(rows.Select(row => $"{row.Id:N}@hub.example.test").Order(), server.Taken().Select(mail => mail.Message.MessageId!).Order());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_mailbox_that_refuses_is_one_obligation_however_often_until_mail_passes_again(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server);
        server.Answer(DutyInbox, "550 5.1.1 No such mailbox: Ari Testerley");
        await RefusedAsync(flow, atLeast: 2);

        var refused = (await flow.Hub.RowsAsync<MailRow>()).Where(row => row.Mailbox == DutyInbox).ToList();
        Assert.All(refused, row => Assert.Equal((null, "refused-550"), (row.SentAt, row.LastFailure)));
        var owed = Assert.Single(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend);
        Assert.Equal((DutyInbox, Northshire.Triage.Agency.ToString(), Northshire.Triage.Role, null), (owed.About, owed.OwedBy, owed.Role, owed.MetAt));
        Assert.True(owed.Due > owed.NextChaseAt.AddDays(-30));
        Assert.All((await flow.Hub.RowsAsync<MailRow>()).Where(row => row.Mailbox != DutyInbox), row => Assert.NotNull(row.SentAt));
        Assert.DoesNotContain(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Text.Contains("Ari", StringComparison.Ordinal));
        Assert.Single(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mailbox-failing");

        server.Answer(DutyInbox, null);
        await UntilAsync(flow, async () => (await flow.Hub.RowsAsync<MailRow>()).Exists(row => row.Mailbox == DutyInbox && row.SentAt is not null));

        Assert.NotNull(Assert.Single(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend).MetAt);
        Assert.Empty(await flow.Hub.RowsAsync<MailboxTroubleRow>());
        Assert.Single(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mailbox-mended");
    }

    [Fact]
    public async Task Operators_see_what_has_to_be_mended()
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(DatabaseKind.Sqlite, server);
        server.Answer(DutyInbox, "550 5.1.1 No such mailbox");
        await RefusedAsync(flow, atLeast: 1);

        var listed = await HubCommand.RunAsync("obligations", "list", "--agency", Northshire.Triage.Agency.ToString(), "--data", Path.GetDirectoryName(flow.Hub.Place)!);

        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("mend-", listed.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_mailbox_that_puts_mail_off_for_hours_does_not_work_either(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server);
        server.Answer(DutyInbox, "451 4.2.2 Not now");
        await UntilAsync(flow, async () => (await flow.Hub.RowsAsync<MailRow>()).Exists(row => row.Mailbox == DutyInbox));
        Assert.DoesNotContain(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend);
        var first = (await flow.Hub.RowsAsync<MailRow>()).First(row => row.Mailbox == DutyInbox);
        Assert.Equal(("deferred-451", flow.Hub.Time.GetUtcNow() + MailBackOff.MailboxDefers[0]), (first.LastFailure, first.NextAttemptAt));

        for (var hour = 0; hour < 6; hour++)
        {
            flow.Hub.Time.Advance(TimeSpan.FromHours(1));
            await flow.MailAsync();
        }

        Assert.NotNull((await flow.Hub.RowsAsync<MailRow>()).Single(row => row.Id == first.Id).GivenUpAt);
        Assert.Single(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_bounce_is_an_obligation_once_until_a_later_mail_has_stayed(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await RaisedAsync(database, server);
        await UntilAsync(flow, () => Task.FromResult(server.Taken().Count > 0));
        var returned = server.Taken()[0];
        using var folder = new TemporaryFolder();
        var bounces = flow.Bounces(folder.Path);
        Directory.CreateDirectory(folder["new"]);
        flow.Hub.Time.Advance(TimeSpan.FromMinutes(1));

        foreach (var name in new[] { "new/1.host", "new/2.host", "again.eml" })
        {
            await File.WriteAllTextAsync(folder[name], BounceReadingTests.Report(returned.Message, "failed", "5.1.1"), TestContext.Current.CancellationToken);
            await bounces.LookAsync(TestContext.Current.CancellationToken);
        }

        var owed = Assert.Single(await flow.Hub.RowsAsync<ObligationRow>(), row => row.Name == Mend);
        Assert.Equal((returned.To[0], null), (owed.About, owed.MetAt));
        Assert.Single(await flow.Hub.RowsAsync<MailRow>(), row => row is { BouncedAt: not null, LastFailure: "bounced-5.1.1" });
        Assert.Single(await flow.Hub.RowsAsync<AuditRow>(), entry => entry.Action == "mail-bounced");
        Assert.Contains(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mail-bounced");
        Assert.Equal(3, Directory.GetFiles(folder["cur"]).Length);

        var before = server.Taken().Count;
        await UntilAsync(flow, () => Task.FromResult(server.Taken().Skip(before).Any(mail => mail.To[0] == returned.To[0])));
        var passed = flow.Hub.Time.GetUtcNow();
        Assert.Null((await flow.Hub.RowsAsync<ObligationRow>()).Single(row => row.Id == owed.Id).MetAt);

        flow.Hub.Time.SetUtcNow(passed + MailboxTrouble.QuietAfterBounce + TimeSpan.FromSeconds(1));
        await flow.MailAsync();
        Assert.NotNull((await flow.Hub.RowsAsync<ObligationRow>()).Single(row => row.Id == owed.Id).MetAt);
    }

    private async Task<MailedFlow> RaisedAsync(DatabaseKind database, LoopbackMailServer server, int concerns = 1)
    {
        var flow = await MailedFlow.StartAsync(database, databases, server);
        for (var concern = 0; concern < concerns; concern++)
        {
            await flow.Hub.SendAsync(Police, "concern", PoliceExample("concern-full"), $"c-{concern}");
        }

        await flow.Hub.RelayAsync();
        return flow;
    }

    private static Task RefusedAsync(MailedFlow flow, int atLeast) =>
        UntilAsync(flow, async () => (await flow.Hub.RowsAsync<MailRow>()).Count(row => row is { GivenUpAt: not null, LastFailure: "refused-550" }) >= atLeast);

    /// <summary>Chases and mails, step by step.</summary>
    private static async Task UntilAsync(MailedFlow flow, Func<Task<bool>> met)
    {
        for (var step = 0; step < 40; step++)
        {
            await flow.ToNextChaseAsync();
            await flow.MailAsync();
            if (await met())
            {
                return;
            }
        }

        Assert.Fail("It did not come to that in 40 steps of the ladder.");
    }

    /// <summary>Hands one mail over and is never heard of again.</summary>
    private sealed class DyingDrop(SmtpDrop smtp) : IMailDrop
    {
        private readonly TaskCompletionSource sent = new();

        public Task Sent => sent.Task;

        public async Task<DropResult> SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            Assert.Equal(DropOutcome.Taken, (await smtp.SendAsync(message, cancellation)).Outcome);
            sent.SetResult();
            return await new TaskCompletionSource<DropResult>().Task;
        }

        public Task LeaveAsync() => Task.CompletedTask;
    }
}
