using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

[Collection(JourneyTests.Name)]
public sealed class RepeatedMessageTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private const int Times = 100;
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    private static readonly string Example = Path.Combine(RepositoryFiles.Schemas, "PoliceXml/V1/examples/concern-county-lines-arrest.xml");

    [Fact]
    public async Task The_same_message_a_hundred_times_over_two_instances_is_one_concern_with_one_reference()
    {
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        await Task.WhenAll(hub.StartInstanceAsync(), hub.StartInstanceAsync());
        var body = await File.ReadAllBytesAsync(Example, TestContext.Current.CancellationToken);

        await hub.PublishAsync(Police, Enumerable.Repeat(("repeated", body), Times), "application/xml");
        await Condition.MetAsync("every delivery is answered", TimeSpan.FromSeconds(60), async _ => await hub.CountAsync(store => store.Outbox.CountAsync(row => row.Type == "receipt" && row.SentAt != null)) == Times, TestContext.Current.CancellationToken);
        await hub.PublishAsync(Police, [("repeated", Encoding.UTF8.GetBytes("<other/>"))], "application/xml");
        await hub.SettledAsync(2);

        Assert.Equal(1, await hub.CountAsync(store => store.Concerns.CountAsync()));
        Assert.Equal(0, await hub.CountAsync(store => store.Referrals.GroupBy(row => row.Recipient).CountAsync(same => same.Count() > 1)));
        var answers = (await hub.CollectAsync(Police)).Select(message => (message.Type, Root: XDocument.Parse(Encoding.UTF8.GetString(message.Body)).Root!)).ToList();
        var references = answers.Where(answer => answer.Type == "receipt").Select(answer => (string?)answer.Root.Attribute("reference")).ToList();
        Assert.Equal(Times, references.Count);
        Assert.NotNull(Assert.Single(references.Distinct()));
        Assert.Contains("HUB-1104", Assert.Single(answers, answer => answer.Type == "rejection").Root.ToString(), StringComparison.Ordinal);
    }
}
