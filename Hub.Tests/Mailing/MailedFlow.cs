using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Mailing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>A running flow with the sweep and the mail after it.</summary>
internal sealed class MailedFlow : IAsyncDisposable
{
    private readonly HubMetrics metrics = new();
    private readonly SmtpDrop drop;

    private MailedFlow(RunningFlow hub, MailServer server)
    {
        Hub = hub;
        Settings = new MailSettings { Smtp = server, From = new MailboxAddress("Safeguarding hub", "hub@hub.example.test") };
        drop = new SmtpDrop(server, Settings.From);
        Relay = NewRelay(drop);
    }

    public RunningFlow Hub { get; }

    public MailSettings Settings { get; init; }

    public MailRelay Relay { get; }

    public static async Task<MailedFlow> StartAsync(DatabaseKind database, DatabaseFixture databases, LoopbackMailServer server, Agreement? agreement = null) =>
        new(await RunningFlow.StartAsync(database, databases, agreement), server.Settings);

    /// <summary>As another instance, or the same one after it was killed, would have it.</summary>
    public MailRelay NewRelay(IMailDrop other, IHubStore? store = null) => new(store ?? Hub.Store, Hub.Agreement, Settings, other, metrics, Hub.Time, NullLogger<MailRelay>.Instance);

    public BounceLoop Bounces(string folder) => new([new BounceFolder(folder)], Hub.Store, Hub.Agreement, metrics, Hub.Time, NullLogger<BounceLoop>.Instance);

    public async Task<int> SweepAsync()
    {
        var taken = await new ChaseSweep(Hub.Store, Hub.Agreement, Hub.Keys, new ChildsWork(), Hub.Time, NullLogger<ChaseSweep>.Instance).RunAsync(TestContext.Current.CancellationToken);
        await Hub.RelayAsync();
        return taken;
    }

    /// <summary>Until there is nothing more to send now.</summary>
    public async Task MailAsync(MailRelay? by = null)
    {
        while (await (by ?? Relay).RelayAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    /// <summary>A second after something is to be chased next, and then chases.</summary>
    public async Task<int> ToNextChaseAsync()
    {
        var next = (await Hub.RowsAsync<ObligationRow>()).Where(row => row.MetAt is null && row.CancelledAt is null).Min(row => row.NextChaseAt).AddSeconds(1);
        Hub.Time.SetUtcNow(next > Hub.Time.GetUtcNow() ? next : Hub.Time.GetUtcNow().AddSeconds(1));
        return await SweepAsync();
    }

    public async ValueTask DisposeAsync()
    {
        drop.Dispose();
        metrics.Dispose();
        await Hub.DisposeAsync();
    }
}
