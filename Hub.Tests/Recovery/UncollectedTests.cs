using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>An agency that never reads its queue, on a real broker and in the mailboxes of the store.</summary>
public sealed class UncollectedTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private static readonly RecoverySettings Settings = new() { UncollectedAfter = TimeSpan.FromHours(1) };
    private static readonly byte[] Concern = PoliceExample("concern-restricted-address");

    [Fact]
    public async Task Its_referrals_show_as_not_collected_the_sender_is_told_once_and_an_operator_once()
    {
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(DatabaseKind.Postgres, databases));
        var (hub, host) = (recovery.Hub, await brokers.CreateVirtualHostAsync());
        await TopologyDeclaration.DeclareAsync(host, DesiredTopology.For(hub.Agreement.Ids(), hub.Agreement.Kinds()), TestContext.Current.CancellationToken);
        await using var broker = await BrokerClient.ConnectAsync(host);
        await using var channel = new RabbitMqAgencyChannel(host, TimeProvider.System);
        await hub.SendAsync(Police, "concern", Concern, "c-1");
        await hub.SendAsync(Police, "concern", Concern, "c-2");
        await hub.RelayAsync();
        await channel.SendAsync(hub.Channel.Delivered, TestContext.Current.CancellationToken);
        await ReadAllAsync(broker, "agency.police.northshire");
        var alerts = new AlertLog();
        var (watch, incidents) = Watch(hub, new UncollectedOnBroker(host, hub.Store), alerts);

        await LookAsync(watch, incidents);
        Assert.Empty(alerts.Told);
        hub.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await LookAsync(watch, incidents);
        await LookAsync(watch, incidents);
        await hub.RelayAsync();

        var lying = await recovery.Queries.UncollectedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, lying.Count(line => line.Agency == SocialCare.ToString() && line.RaisedBy == Police.ToString()));
        Assert.All((await hub.RowsAsync<ReferralRow>()), referral => Assert.NotNull(referral.DeliveredAt));
        Assert.Equal(lying.Count, hub.Channel.To(Police).Count(post => post.Type == "chase"));
        Assert.Contains("Reach the recipient by another way", CapturingChannel.Text(hub.Channel.To(Police).First(post => post.Type == "chase")), StringComparison.Ordinal);
        Assert.Single(alerts.Told, alert => alert == (IncidentNames.AgencyNotReading, SocialCare.ToString(), true));
        Assert.Equal(lying.Count, (await hub.RowsAsync<ObligationRow>()).Count(owed => owed.Name == "reach-recipient" && owed.OwedBy == Police.ToString()));
        Assert.Equal(0u, await broker.CountAsync(HubNames.DeadLetter));
    }

    [Fact]
    public async Task Once_it_reads_the_alert_ends_and_what_it_read_is_no_longer_shown()
    {
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases));
        var hub = recovery.Hub;
        var (mailbox, alerts) = (new StoreMailbox(hub.Store, hub.Keys, hub.Time), new AlertLog());
        await hub.SendAsync(Police, "concern", Concern, "c-1");
        await hub.RelayAsync();
        await mailbox.SendAsync(hub.Channel.Delivered, TestContext.Current.CancellationToken);
        var (watch, incidents) = Watch(hub, new UncollectedInMailbox(hub.Store), alerts);
        hub.Time.Advance(TimeSpan.FromHours(2));
        await LookAsync(watch, incidents);

        await hub.ExecuteAsync($"UPDATE mailbox SET collected_at = {hub.Time.GetUtcNow().UtcTicks} WHERE recipient = 'social-care.northshire'");
        await LookAsync(watch, incidents);

        Assert.Contains((IncidentNames.AgencyNotReading, SocialCare.ToString(), false), alerts.Told);
        Assert.DoesNotContain(await recovery.Queries.UncollectedAsync(TestContext.Current.CancellationToken), line => line.Agency == SocialCare.ToString());
    }

    private static (UncollectedWatch Watch, Incidents Incidents) Watch(RunningFlow hub, IUncollected uncollected, AlertLog alerts) => (
        new UncollectedWatch(hub.Store, uncollected, hub.Agreement, new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time), Settings, hub.Time), new Incidents(hub.Store, alerts, hub.Time));

    private static async Task LookAsync(UncollectedWatch watch, Incidents incidents) =>
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private static async Task ReadAllAsync(BrokerClient broker, string queue)
    {
        await Condition.MetAsync("it is there", TimeSpan.FromSeconds(20), async _ => await broker.CountAsync(queue) > 0, TestContext.Current.CancellationToken);
        while (await broker.GetAsync(queue) is not null)
        {
        }
    }
}
