using NSubstitute;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole.Operating;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What the flow's picture and the list of agencies count.</summary>
public sealed class FlowReadingTests(DatabaseFixture databases)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_decided_waits_until_it_is_sent_and_counts_for_an_hour(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "m-1");
        await hub.SendAsync(Police, "concern", "<broken/>"u8.ToArray(), "m-2");

        var decided = await CountsAsync(hub);
        await hub.RelayAsync();
        var sent = await CountsAsync(hub);
        hub.Time.Advance(TimeSpan.FromMinutes(61));
        var later = await CountsAsync(hub);

        Assert.Equal((2, 1), (decided.Received, decided.Refused));
        Assert.Equal((0, 1), Of(decided, SocialCare));
        Assert.Equal((1, 0), Of(sent, SocialCare));
        Assert.Equal((0, 0), Of(later, SocialCare));
        Assert.Equal((0, 0), (later.Received, later.Refused));
    }

    private static (int Sent, int Pending) Of(FlowCounts counts, AgencyId agency)
    {
        var own = counts.Agencies.Single(each => each.Id == agency.ToString());
        return (own.Sent, own.Pending);
    }

    private static async Task<FlowCounts> CountsAsync(RunningFlow hub)
    {
        using var broker = new BrokerLook(hub.Time);
        var connections = new AgencyConnections(hub.Store, hub.Agreement, broker, Substitute.For<IAgencyPace>(), ApiKeys.OpenOrCreate(Path.Combine(hub.Folder, "intake-keys"), [Police], hub.Time));
        return await new FlowReading(hub.Store, connections, hub.Time).ReadAsync(TestContext.Current.CancellationToken);
    }
}
