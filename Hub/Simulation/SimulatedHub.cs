using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Chasing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Engagement;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Simulation;

/// <summary>One life of the hub: the parts that the host puts together, on a store that outlives it.</summary>
internal sealed class SimulatedHub : IAsyncDisposable
{
    private readonly Recorder recorder;
    private readonly OutboxRelay relay;
    private readonly AnswerApplier applier;
    private readonly ChaseSweep sweep;
    private readonly SeenByHub seen;
    private readonly Flow flow;

    public SimulatedHub(IHubStore store, AgreementAndFormats loaded, KeyRing keys, HubMetrics metrics, IAgencyChannel channel, TimeProvider time)
    {
        Store = new MortalStore(store);
        var agreement = loaded.Agreement;
        var formats = new Normalizer(loaded.Adapters);
        var handover = new Handover(new DeliverySignal(), time);
        recorder = new Recorder(Store, handover, keys, time, () => { });
        flow = new Flow(agreement, new ReceivingLimits(), keys, formats, recorder, new WatchedFlow(metrics, time), time);
        relay = new OutboxRelay(Store, handover, new Composer(formats, agreement, keys), channel, metrics, time, NullLogger<OutboxRelay>.Instance);
        applier = new AnswerApplier(Store, agreement, keys, new ChildsWork(), time, NullLogger<AnswerApplier>.Instance);
        sweep = new ChaseSweep(Store, agreement, keys, new ChildsWork(), time, NullLogger<ChaseSweep>.Instance);
        seen = new SeenByHub(Store, agreement, keys, time, NullLogger<SeenByHub>.Instance);
    }

    public MortalStore Store { get; }

    public Task<Acceptance> AcceptAsync(Delivered delivered, CancellationToken cancellation) => flow.AcceptAsync(delivered, cancellation);

    /// <summary>Everything that may be sent now.</summary>
    public async Task DeliverAsync(CancellationToken cancellation)
    {
        while (await relay.RelayFreshAsync(cancellation) + await relay.RelayAsync(cancellation) > 0)
        {
        }
    }

    public async Task ApplyAsync(CancellationToken cancellation)
    {
        while (await applier.ApplyAsync(cancellation) > 0)
        {
        }
    }

    public async Task<int> SweepAsync(CancellationToken cancellation) => await seen.RunAsync(cancellation) + await sweep.RunAsync(cancellation);

    public ValueTask DisposeAsync() => recorder.DisposeAsync();
}
