using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Audit;
using SafeguardingHub.Delivery;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Replaying;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary>
/// The handlers that the running hub has over HTTP, on the store itself. A dry run is made with this program and this agreement, so
/// that a mended version can be tried before it runs; a replay is written down, and the running hub works on it.
/// </summary>
internal sealed class RecoveryDesk : IAsyncDisposable
{
    private readonly Recorder recorder;
    private readonly HubMetrics metrics = new();
    private readonly AuditTrail audit;

    private RecoveryDesk(HubSettings settings, TimeProvider time)
    {
        var (loaded, keys) = (AgreementAndFormats.Load(settings.AgreementFile, settings.BankHolidays), OpenKeys.Of(settings));
        Store = OpenStore.ForReading(settings);
        audit = new AuditTrail(Store, time);
        recorder = new Recorder(Store, new Handover(time), keys, time, () => { }, () => { });
        var formats = new Normalizer(loaded.Adapters);
        var flow = new Flow(loaded.Agreement, settings.Limits, keys, formats, recorder, new WatchedFlow(metrics, time), time);
        var permission = new Permission(audit);
        var replays = new ReplayRequests(Store, settings.Recovery, audit, time);
        Queries = new DeadLetterQueries(Store, time);
        Commands = new DeadLetterCommands(Store, Queries, new DryRun(Store, flow, new Composer(formats, loaded.Agreement, keys), keys), replays, permission, keys, time);
        Proposals = new TwoPersonProposals(Store, Commands, replays, settings.Recovery, permission, keys, time);
        Incidents = new Incidents(Store, new LoggedOperatorAlert(NullLogger<LoggedOperatorAlert>.Instance), time);
        Person = Operators.Open(settings.Data, time).Find(settings.OperatorKey);
    }

    public IHubStore Store { get; }

    public DeadLetterQueries Queries { get; }

    public DeadLetterCommands Commands { get; }

    public TwoPersonProposals Proposals { get; }

    public Incidents Incidents { get; }

    /// <summary>Who is at the command line, by their own key.</summary>
    /// <exception cref="ConfigurationFaultException">Nobody known.</exception>
    public Operator Who => Person ?? throw new ConfigurationFaultException(
        ["It is not known who you are: set Hub:OperatorKey (environment: Hub__OperatorKey) to your own operator's key. `hub operators issue NAME` makes one."]);

    private Operator? Person { get; }

    public static RecoveryDesk Open(HubSettings settings) => new(settings, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await recorder.DisposeAsync();
        audit.Dispose();
        metrics.Dispose();
        await ((Store as IAsyncDisposable)?.DisposeAsync() ?? default);
        (Store as IDisposable)?.Dispose();
    }
}
