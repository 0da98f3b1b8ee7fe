using MimeKit;
using SafeguardingHub.Audit;
using SafeguardingHub.Mailing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Operators are told once that something needs them, and once that it is over.</summary>
public sealed class OperatorAlertsTests(DatabaseFixture databases)
{
    private static readonly OperatorIncident Failed = new("dead-letters:translation", "Messages that the hub failed on", 3);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_mail_when_it_begins_and_one_when_it_is_over_however_often_it_is_said(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(database, databases, server);
        using var trail = new AuditTrail(flow.Hub.Store, flow.Hub.Time);
        var alerts = new OperatorAlerts(flow.Hub.Store, flow.Settings with { Operators = [new MailboxAddress(null, "operators@example.test")] }, trail, flow.Hub.Time);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => alerts.BeginAsync(Failed, TestContext.Current.CancellationToken)));
        await alerts.BeginAsync(Failed with { Count = 7 }, TestContext.Current.CancellationToken);
        await flow.MailAsync();
        Assert.Equal(["The hub needs an operator: Messages that the hub failed on: 3"], server.Taken().Select(mail => mail.Message.Subject));
        Assert.Equal(3, Assert.Single(await flow.Hub.RowsAsync<IncidentRow>()).Count);

        await alerts.EndAsync(Failed.Key, TestContext.Current.CancellationToken);
        await alerts.EndAsync(Failed.Key, TestContext.Current.CancellationToken);
        await alerts.EndAsync("never-begun", TestContext.Current.CancellationToken);
        flow.Hub.Time.Advance(TimeSpan.FromMinutes(1));
        await alerts.BeginAsync(Failed, TestContext.Current.CancellationToken);
        await flow.MailAsync();
        Assert.Equal(["The hub needs an operator", "Over", "The hub needs an operator"], server.Taken().Select(mail => mail.Message.Subject!.Split(':')[0]));
        Assert.Equal(["incident-begun", "incident-ended", "incident-begun"], (await flow.Hub.RowsAsync<AuditRow>()).Where(entry => entry.Action.StartsWith("incident", StringComparison.Ordinal)).OrderBy(entry => entry.Sequence).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Nobody_to_tell_is_no_fault()
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(DatabaseKind.Sqlite, databases, server);
        using var trail = new AuditTrail(flow.Hub.Store, flow.Hub.Time);

        await new OperatorAlerts(flow.Hub.Store, flow.Settings, trail, flow.Hub.Time).BeginAsync(Failed, TestContext.Current.CancellationToken);

        Assert.Single(await flow.Hub.RowsAsync<IncidentRow>());
        Assert.Empty(await flow.Hub.RowsAsync<MailRow>());
    }

    [Theory]
    [InlineData("Ari Testerley", "Messages", 1)]
    [InlineData("key", "Two\nlines", 1)]
    [InlineData("key", "Messages", 0)]
    public async Task A_key_is_a_key_and_a_sentence_one_sentence(string key, string what, int count)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(DatabaseKind.Sqlite, databases, server);
        using var trail = new AuditTrail(flow.Hub.Store, flow.Hub.Time);
        var alerts = new OperatorAlerts(flow.Hub.Store, flow.Settings, trail, flow.Hub.Time);

        await Assert.ThrowsAsync<ArgumentException>(() => alerts.BeginAsync(new OperatorIncident(key, what, count), TestContext.Current.CancellationToken));
    }
}
