using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Engagement;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A hub from its flow to its relay, on a store of its own, with a clock that the test moves.</summary>
internal sealed class RunningFlow : IAsyncDisposable
{
    /// <summary>Not on a whole microsecond, since databases keep no finer time.</summary>
    public static readonly DateTimeOffset Start = TestData.RaisedAt.AddHours(1).AddTicks(1_234_567);

    private readonly string place;
    private readonly TemporaryFolder? folder;
    private readonly Recorder recorder;
    private readonly HubMetrics metrics = new();

    private RunningFlow(DatabaseKind kind, string place, TemporaryFolder? folder, KeyRing keys, FakeTimeProvider time, Agreement agreement, ILogger<OutboxRelay>? log, IReadOnlyList<IAgencyAdapter>? adapters = null)
    {
        (Kind, this.place, this.folder, Keys, Time, Agreement) = (kind, place, folder, keys, time, agreement);
        Store = kind == DatabaseKind.Sqlite ? new SqliteStore(place) : new PostgresStore(place);
        Handover = new Handover(Delivering, time);
        Handover.Open(false);
        recorder = new Recorder(Store, Handover, keys, time, () => { });
        Formats = new Normalizer(adapters ?? AgencyAdapters.BuiltIn);
        Flow = new Flow(agreement, new ReceivingLimits(), keys, Formats, recorder, new WatchedFlow(metrics, time), time);
        Relay = new OutboxRelay(Store, Handover, new Composer(Formats, agreement, keys), Channel, metrics, time, log ?? NullLogger<OutboxRelay>.Instance);
        Applier = AnotherApplier();
    }

    public DatabaseKind Kind { get; }

    /// <summary>Raised when something is to be delivered.</summary>
    public DeliverySignal Delivering { get; } = new();

    public KeyRing Keys { get; }

    public FakeTimeProvider Time { get; }

    public Agreement Agreement { get; }

    public IHubStore Store { get; }

    public Normalizer Formats { get; }

    public Recorder Recorder => recorder;

    public Flow Flow { get; }

    public OutboxRelay Relay { get; }

    public AnswerApplier Applier { get; }

    /// <summary>Closed until a test opens it, so that what is recorded waits in the outbox.</summary>
    public Handover Handover { get; }

    public CapturingChannel Channel { get; } = new();

    /// <summary>Holds the key file.</summary>
    public string Folder => folder?.Path ?? throw new InvalidOperationException("The first instance has the folder.");

    /// <summary>The SQLite file, or the connection string.</summary>
    public string Place => place;

    public static async Task<RunningFlow> StartAsync(DatabaseKind kind, DatabaseFixture databases, Agreement? agreement = null, ILogger<OutboxRelay>? log = null, IReadOnlyList<IAgencyAdapter>? adapters = null)
    {
        var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(Start);
        var keys = KeyFile.OpenOrCreate(folder["keys.json"], Start);
        var place = kind == DatabaseKind.Sqlite ? folder["hub.db"] : $"{await databases.CreateDatabaseAsync()};Maximum Pool Size=10";
        var running = new RunningFlow(kind, place, folder, keys, time, agreement ?? TestData.Northshire, log, adapters);
        await running.Store.MigrateAsync(TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>Another instance on the same PostgreSQL database, with the same keys and clock.</summary>
    public RunningFlow Another(Agreement? agreement = null, IReadOnlyList<IAgencyAdapter>? adapters = null) => new(Kind, place, null, Keys, Time, agreement ?? Agreement, null, adapters);

    public Task<Acceptance> SendAsync(AgencyId sender, string message, byte[] body, string? messageId, bool urgent = false) =>
        Flow.AcceptAsync(Delivered(sender, message, body, messageId, urgent), TestContext.Current.CancellationToken);

    public static Delivered Delivered(AgencyId sender, string message, byte[] body, string? messageId, bool urgent = false) =>
        new() { Channel = "queue", Sender = sender, Message = message, Body = body, MessageId = messageId, Urgent = urgent };

    /// <summary>Rounds of the relay until there is nothing more to send now.</summary>
    public async Task RelayAsync()
    {
        while (await Relay.RelayFreshAsync(TestContext.Current.CancellationToken) + await Relay.RelayAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    /// <summary>As another instance, or the same one after it was killed, would have it.</summary>
    public AnswerApplier AnotherApplier() => new(Store, Agreement, Keys, new ChildsWork(), Time, NullLogger<AnswerApplier>.Instance);

    /// <summary>As a sweep of any instance would have it; what follows is sent. The number of steps taken.</summary>
    public async Task<int> SweepAsync()
    {
        var taken = await new ChaseSweep(Store, Agreement, Keys, new ChildsWork(), Time, NullLogger<ChaseSweep>.Instance).RunAsync(TestContext.Current.CancellationToken);
        await RelayAsync();
        return taken;
    }

    /// <summary>One look of the hub at what nobody says; what follows is sent.</summary>
    public async Task<int> LookAsync()
    {
        var happened = await new SeenByHub(Store, Agreement, Keys, Time, NullLogger<SeenByHub>.Instance).RunAsync(TestContext.Current.CancellationToken);
        await RelayAsync();
        return happened;
    }

    /// <summary>Lets every recorded answer take effect, and sends what follows.</summary>
    public async Task<int> ApplyAsync()
    {
        var applied = await Applier.ApplyAsync(TestContext.Current.CancellationToken);
        await RelayAsync();
        return applied;
    }

    public async Task<T> ReadAsync<T>(Func<HubDbContext, Task<T>> read)
    {
        await using var context = Store.Open();
        return await read(context);
    }

    public Task<List<TRow>> RowsAsync<TRow>()
        where TRow : class => ReadAsync(context => context.Set<TRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));

    public async Task<IReadOnlyList<string>> RecipientsAsync() => [.. (await RowsAsync<ReferralRow>()).Select(row => row.Recipient).Order(StringComparer.Ordinal)];

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var context = Store.Open();
        return await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await recorder.DisposeAsync();
        metrics.Dispose();
        await ((Store as IAsyncDisposable)?.DisposeAsync() ?? default);
        (Store as IDisposable)?.Dispose();
        if (Kind == DatabaseKind.Sqlite)
        {
            SqliteConnection.ClearAllPools();
        }

        folder?.Dispose();
    }
}
