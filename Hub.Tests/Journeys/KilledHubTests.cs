using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>Promise 1 and 2: no receipted concern is ever lost, and each recipient is told exactly once in effect, whatever is killed and when.</summary>
[Collection(JourneyTests.Name)]
public sealed class KilledHubTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private const int Messages = 2000;
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");

    [Fact]
    public async Task A_hub_killed_midway_and_started_again_loses_nothing_and_doubles_nothing()
    {
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        var first = await hub.StartInstanceAsync();
        var template = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Schemas, "PoliceXml/V1/examples/concern-county-lines-arrest.xml"), TestContext.Current.CancellationToken);
        var sent = Enumerable.Range(0, Messages).Select(number => (MessageId: $"kill-{number}", Body: Encoding.UTF8.GetBytes(template))).ToList();
        var publishing = hub.PublishAsync(Police, sent, "application/xml");
        await Condition.MetAsync(
            "the hub is midway", TimeSpan.FromSeconds(60),
            async _ => await hub.CountAsync(store => store.ReceivedMessages.CountAsync()) > Messages / 4, TestContext.Current.CancellationToken);
        await first.KillAsync();
        var whenKilled = await hub.CountAsync(store => store.ReceivedMessages.CountAsync());
        await publishing;

        await hub.StartInstanceAsync();
        await hub.SettledAsync(Messages);

        Assert.InRange(whenKilled, 1, Messages - 1);
        Assert.Equal(Messages, await hub.CountAsync(store => store.Concerns.CountAsync()));
        var receipts = (await hub.CollectAsync(Police)).Where(message => message.Type == "receipt").ToList();
        Assert.Equal(
            sent.Select(message => message.MessageId).Order(),
            receipts.Select(receipt => (string)XDocument.Parse(Encoding.UTF8.GetString(receipt.Body)).Root!.Attribute("answers")!).Distinct().Order());
        await AssertEachIsDeliveredOnceInEffect(hub);
    }

    private static async Task AssertEachIsDeliveredOnceInEffect(RealHub hub)
    {
        await using var store = hub.Store.Open();
        foreach (var agency in RealHub.Agencies.Where(agency => agency != Police))
        {
            var recipient = agency.ToString();
            var decided = await store.Outbox.Where(row => row.Recipient == recipient).Select(row => row.MessageId).ToListAsync();
            var collected = await hub.CollectAsync(agency);
            Assert.Equal(decided.Select(id => id.ToString()).Order(), collected.Select(message => message.MessageId).Distinct().Order());
            Assert.All(collected.GroupBy(message => message.MessageId), same => Assert.Single(same.Select(message => Convert.ToHexString(message.Body)).Distinct()));
            Assert.Equal(await store.Referrals.CountAsync(row => row.Recipient == recipient), collected.Where(message => message.Type == "referral").Select(message => message.MessageId).Distinct().Count());
        }

        Assert.Equal(0, await store.Referrals.CountAsync(row => row.DeliveredAt == null));
    }
}
