using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Audit;
using SafeguardingHub.Delivery;
using SafeguardingHub.Observability;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Replaying;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Recovery beside a running flow, on the same store and clock.</summary>
internal sealed class RunningRecovery : IAsyncDisposable
{
    public static readonly Operator Ada = new("ada", OperatorRights.See | OperatorRights.Reveal | OperatorRights.Replay | OperatorRights.Edit | OperatorRights.Discard);
    public static readonly Operator Ben = Ada with { Name = "ben" };
    public static readonly Operator Looker = new("lou", OperatorRights.See);

    private readonly AuditTrail audit;
    private readonly HubMetrics metrics = new();
    private readonly DeliverySignal signal = new();

    public RunningRecovery(RunningFlow hub, RecoverySettings? settings = null)
    {
        Hub = hub;
        var told = settings ?? new RecoverySettings { ReplaysPerSecond = 1_000_000, EditAllowed = true };
        audit = new AuditTrail(hub.Store, hub.Time);
        var permission = new Permission(audit);
        Queries = new DeadLetterQueries(hub.Store, hub.Time);
        Requests = new ReplayRequests(hub.Store, told, audit, hub.Time);
        Runner = new ReplayRunner(hub.Store, hub.Flow, hub.Channel, hub.Keys, metrics, hub.Time);
        Loop = new ReplayLoop(hub.Store, Runner, new WaitingBehind(hub.Store, Requests), signal, hub.Time, NullLogger<ReplayLoop>.Instance);
        Commands = new DeadLetterCommands(
            hub.Store, Queries, new DryRun(hub.Store, hub.Flow, new Composer(hub.Formats, hub.Agreement, hub.Keys), hub.Keys), Requests, permission, hub.Keys, hub.Time);
        Proposals = new TwoPersonProposals(hub.Store, Commands, Requests, told, permission, hub.Keys, hub.Time);
        Clocks = new ClockReading(hub.Store, hub.Flow, hub.Agreement, hub.Keys, hub.Time);
        Outbox = new OutboxSweep(hub.Store, hub.Keys, hub.Time);
    }

    public RunningFlow Hub { get; }

    public DeadLetterQueries Queries { get; }

    public ReplayRequests Requests { get; }

    public ReplayRunner Runner { get; }

    public ReplayLoop Loop { get; }

    public DeadLetterCommands Commands { get; }

    public TwoPersonProposals Proposals { get; }

    public ClockReading Clocks { get; }

    public OutboxSweep Outbox { get; }

    /// <summary>A flow whose police translator has a bug, and recovery beside it.</summary>
    public static async Task<(RunningRecovery Recovery, BrokenTranslator Broken)> StartBrokenAsync(DatabaseKind kind, DatabaseFixture databases, RecoverySettings? settings = null)
    {
        var (broken, adapters) = BrokenTranslator.Police();
        return (new RunningRecovery(await RunningFlow.StartAsync(kind, databases, adapters: adapters), settings), broken);
    }

    /// <summary>Every replay that was asked for, and what is let go because of it.</summary>
    public async Task ReplayAllAsync()
    {
        while (await Loop.RunNextAsync(TestContext.Current.CancellationToken))
        {
        }
    }

    public async Task<DeadLetterGroup> OnlyGroupAsync() => Assert.Single(await Queries.ListAsync(all: false, agency: null, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Loop.Dispose();
        audit.Dispose();
        metrics.Dispose();
        await Hub.DisposeAsync();
    }
}
