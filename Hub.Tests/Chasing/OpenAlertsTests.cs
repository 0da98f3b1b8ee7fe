using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

public sealed class OpenAlertsTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_alert_is_open_though_delivered_until_somebody_acknowledges_it(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "c-1");
        await hub.RelayAsync();
        var told = (await hub.RecipientsAsync()).Count;
        Assert.Equal(told, await OpenAsync(hub));

        await SayAsync(hub, SocialCare, "response", SocialCareExample("response-acknowledged", About(concern)), "a-1");

        Assert.Equal(told - 1, await OpenAsync(hub));
    }

    private static Task<int> OpenAsync(RunningFlow hub) => hub.ReadAsync(context => OpenAlerts.In(context).CountAsync(TestContext.Current.CancellationToken));
}
