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
    private readonly HubSettings settings;
    private readonly TimeProvider time;
    private readonly HubMetrics metrics = new();
    private readonly AuditTrail audit;
    private readonly Lazy<(Recorder Recorder, DeadLetterCommands Commands, TwoPersonProposals Proposals)> acting;

    private RecoveryDesk(HubSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        Store = OpenStore.ForReading(settings);
        audit = new AuditTrail(Store, time);
        Queries = new DeadLetterQueries(Store, time);
        Incidents = new Incidents(Store, new LoggedIncidentAlert(NullLogger<LoggedIncidentAlert>.Instance), time);
        acting = new(Act);
    }

    public IHubStore Store { get; }

    public DeadLetterQueries Queries { get; }

    public Incidents Incidents { get; }

    public DeadLetterCommands Commands => acting.Value.Commands;

    public TwoPersonProposals Proposals => acting.Value.Proposals;

    /// <summary>Who is at the command line, by their own key.</summary>
    /// <exception cref="ConfigurationFaultException">Nobody known.</exception>
    public Operator Who => Operators.Open(settings.Data, time).Find(settings.OperatorKey) ?? throw new ConfigurationFaultException(
        ["It is not known who you are: set Hub:OperatorKey (environment: Hub__OperatorKey) to your own operator's key. `hub operators issue NAME` makes one."]);

    public static RecoveryDesk Open(HubSettings settings) => new(settings, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await (acting.IsValueCreated ? acting.Value.Recorder.DisposeAsync() : default);
        audit.Dispose();
        metrics.Dispose();
        await ((Store as IAsyncDisposable)?.DisposeAsync() ?? default);
        (Store as IDisposable)?.Dispose();
    }

    /// <summary>Only looking needs neither the agreement nor the keys.</summary>
    private (Recorder Recorder, DeadLetterCommands Commands, TwoPersonProposals Proposals) Act()
    {
        var (loaded, keys) = (AgreementAndFormats.Load(settings.AgreementFile, settings.BankHolidays), OpenKeys.Of(settings));
        var recorder = new Recorder(Store, new Handover(new DeliverySignal(), time), keys, time, () => { });
        var formats = new Normalizer(loaded.Adapters);
        var flow = new Flow(loaded.Agreement, settings.Limits, keys, formats, recorder, new WatchedFlow(metrics, time), time);
        var (permission, replays) = (new Permission(audit), new ReplayRequests(Store, settings.Recovery, audit, time));
        var commands = new DeadLetterCommands(Store, Queries, new DryRun(Store, flow, new Composer(formats, loaded.Agreement, keys), keys), replays, permission, keys, time);
        return (recorder, commands, new TwoPersonProposals(Store, commands, replays, settings.Recovery, permission, keys, time));
    }
}
