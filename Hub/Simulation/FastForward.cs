using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Simulation;

/// <summary>
/// Lets months pass in minutes: takes from one moment on which something happens to the next, lets the agencies say what they say
/// then, the hub do what it does, and now and then die.
/// </summary>
internal sealed class FastForward : IAsyncDisposable
{
    /// <summary>Of the moments on which something happens, on how many the hub dies or is started anew.</summary>
    private const double FatalShare = 0.02;

    /// <summary>Longer than an outbox lease: what a dead hub had in hand is sent by the next.</summary>
    private static readonly TimeSpan LeaseEnds = Delivery.OutboxRelay.Lease + TimeSpan.FromSeconds(1);

    private const int MostDoublings = 10;

    private readonly PriorityQueue<SimulatedMessage, long> coming = new();
    private readonly SortedSet<DateTimeOffset> wakes = [];
    private readonly IHubStore store;
    private readonly AgreementAndFormats loaded;
    private readonly KeyRing keys;
    private readonly SimulationPlan plan;
    private readonly Luck luck;
    private readonly SweepInterval interval;
    private readonly SteppedClock clock = new(SimulationPlan.Start);
    private readonly SimulatedAgencies agencies;
    private readonly HubMetrics metrics = new();
    private DateTimeOffset lastSweep = SimulationPlan.Start;
    private int fruitless;
    private SimulatedHub hub;

    public FastForward(IHubStore store, AgreementAndFormats loaded, KeyRing keys, SimulationPlan plan, Luck luck, SweepInterval interval)
    {
        (this.store, this.loaded, this.keys, this.plan, this.luck, this.interval) = (store, loaded, keys, plan, luck, interval);
        agencies = new SimulatedAgencies(loaded.Agreement, plan, luck.Of("agencies"), clock);
        hub = NewLife();
        foreach (var concern in plan.Concerns)
        {
            coming.Enqueue(concern.Message, concern.At.UtcTicks);
        }
    }

    public int Lives { get; private set; }

    public int Sweeps { get; private set; }

    /// <summary>Steps of the ladder taken.</summary>
    public int Steps { get; private set; }

    public SimulatedAgencies Agencies => agencies;

    public TimeSpan Took { get; private set; }

    /// <param name="daily">Asked at the end of each day.</param>
    /// <param name="progress">Told the share of the time that has passed, 0 to 1.</param>
    public async Task RunAsync(Func<DateTimeOffset, Task> daily, Action<double> progress, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var day = SimulationPlan.Start.AddDays(1);
        while (await NextAsync(cancellation) is { } next)
        {
            for (; day <= next.At && day <= plan.End; day = day.AddDays(1))
            {
                await daily(day);
                progress((day - SimulationPlan.Start) / (plan.End - SimulationPlan.Start));
            }

            clock.Set(next.At);
            await PassAsync(next, luck.Of("fate").Of(next.At.UtcTicks), cancellation);
        }

        clock.Set(plan.End);
        progress(1);
        Took = Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        metrics.Dispose();
    }

    private async Task<Moment?> NextAsync(CancellationToken cancellation)
    {
        wakes.RemoveWhere(at => at <= clock.GetUtcNow());
        var says = coming.TryPeek(out _, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        var sweeps = await NextSweepAsync(cancellation);
        var at = new[] { says, sweeps, wakes.Count > 0 ? wakes.Min : DateTimeOffset.MaxValue }.Min();
        if (at > plan.End)
        {
            return null;
        }

        var messages = new List<SimulatedMessage>();
        while (coming.TryPeek(out _, out var due) && due <= at.UtcTicks)
        {
            messages.Add(coming.Dequeue());
        }

        return new Moment(at, messages, sweeps == at);
    }

    /// <summary>The first sweep, of those that come at the interval, that finds something due or a notice at its end; a hub that leaves it overdue is not asked for ever.</summary>
    private async Task<DateTimeOffset> NextSweepAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var due = await context.Obligations.Where(row => row.MetAt == null && row.CancelledAt == null).OrderBy(row => row.NextChaseAt).Select(row => (DateTimeOffset?)row.NextChaseAt).FirstOrDefaultAsync(cancellation);
        var closes = await context.Referrals.Where(row => row.CloseNoticeDue != null).OrderBy(row => row.CloseNoticeDue).Select(row => row.CloseNoticeDue).FirstOrDefaultAsync(cancellation);
        if (new[] { due, closes }.Min() is not { } first)
        {
            return DateTimeOffset.MaxValue;
        }

        // What was moved into the past is found by the next sweep.
        var from = first > clock.GetUtcNow() ? first : clock.GetUtcNow();
        var (length, since) = (interval.Length.Ticks, (from - SimulationPlan.Start).Ticks);
        var fitting = SimulationPlan.Start.AddTicks((since + length - 1) / length * length);
        return fitting > lastSweep ? fitting : lastSweep + (interval.Length * (1 << Math.Min(fruitless, MostDoublings)));
    }

    private async Task PassAsync(Moment moment, Luck fate, CancellationToken cancellation)
    {
        var end = fate.Share < FatalShare ? fate.Of("how").Among(Enum.GetValues<Fate>()) : Fate.None;
        var writes = fate.Of("writes").Below(3);
        foreach (var wave in Waves(moment.Messages))
        {
            await OutliveAsync(end == Fate.WhileRecording ? () => hub.Store.DieAfter(writes) : null, () => AcceptAsync(wave, cancellation));
        }

        await OutliveAsync(end == Fate.WhileApplying ? () => hub.Store.DieAfter(writes) : null, () => hub.ApplyAsync(cancellation));
        await OutliveAsync(Dying(end), () => hub.DeliverAsync(cancellation));
        if (moment.Sweeps)
        {
            var taken = 0;
            Sweeps++;
            lastSweep = moment.At;
            await OutliveAsync(end == Fate.WhileSweeping ? () => hub.Store.DieAfter(writes) : null, async () => taken += await hub.SweepAsync(cancellation));
            (Steps, fruitless) = (Steps + taken, taken == 0 ? fruitless + 1 : 0);
            await OutliveAsync(end == Fate.AfterSending ? Dying(end) : null, () => hub.DeliverAsync(cancellation));
        }

        foreach (var (at, message) in agencies.Reactions())
        {
            coming.Enqueue(message, at.UtcTicks);
        }
    }

    private Action? Dying(Fate end) => end switch
    {
        Fate.BeforeDelivering => () => hub.Store.Die(),
        Fate.AfterSending => () => agencies.AfterSending = DieNow,
        _ => null,
    };

    private void DieNow()
    {
        hub.Store.Die();
        throw new MortalStore.DiedException();
    }

    /// <summary>No two messages about one concern at once: they are in order, as one sender's are.</summary>
    private static IEnumerable<IReadOnlyList<SimulatedMessage>> Waves(IReadOnlyList<SimulatedMessage> messages)
    {
        var inTurn = messages.GroupBy(message => message.Concern).Select(same => same.OrderBy(message => message.Id, StringComparer.Ordinal).ToList()).ToList();
        return Enumerable.Range(0, inTurn.Select(same => same.Count).DefaultIfEmpty().Max()).Select(wave => inTurn.Where(same => same.Count > wave).Select(same => same[wave]).ToList());
    }

    /// <summary>What was not accepted is offered again, as a broker does.</summary>
    private async Task AcceptAsync(IReadOnlyList<SimulatedMessage> messages, CancellationToken cancellation)
    {
        var left = messages.ToDictionary(message => message.Id, message => (Message: message, Accepting: hub.AcceptAsync(message.Delivered(agencies.ReferenceOf(message)), cancellation)));
        var died = false;
        foreach (var (message, accepting) in left.Values)
        {
            try
            {
                var accepted = await accepting;
                if (message.Message == SimulatedMessage.Concerned && accepted.Reference is { } reference)
                {
                    agencies.Know(message.Concern, reference.ToString());
                }
            }
            catch (MortalStore.DiedException)
            {
                died = true;
            }
        }

        if (died)
        {
            throw new MortalStore.DiedException();
        }
    }

    /// <summary>Does it, in this life or the next.</summary>
    private async Task OutliveAsync(Action? fatal, Func<Task> work)
    {
        fatal?.Invoke();
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (MortalStore.DiedException)
            {
                await hub.DisposeAsync();
                agencies.AfterSending = null;
                hub = NewLife();
                wakes.Add(clock.GetUtcNow() + LeaseEnds);
            }
        }
    }

    private SimulatedHub NewLife()
    {
        Lives++;
        return new SimulatedHub(store, loaded, keys, metrics, agencies, clock);
    }

    private enum Fate { None, WhileRecording, BeforeDelivering, AfterSending, WhileApplying, WhileSweeping }

    private sealed record Moment(DateTimeOffset At, IReadOnlyList<SimulatedMessage> Messages, bool Sweeps);
}
