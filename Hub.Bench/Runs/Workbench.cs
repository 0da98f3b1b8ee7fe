using System.Diagnostics;
using SafeguardingHub.Bench.Measuring;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Runs;

/// <summary>A check of the bench itself failed: the figures would mean nothing.</summary>
internal sealed class BenchFailureException(string why) : Exception(why);

/// <summary>The parts, the agencies and the hub processes of one run, and what is expected of them.</summary>
internal sealed class Workbench(BenchParts parts, Agencies agencies, QueueWatch watch, AgreementAndFormats agreed, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostWithoutProgress = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);

    private readonly List<HubInstance> hubs = [];

    public BenchParts Parts => parts;

    public Agencies Agencies => agencies;

    public QueueWatch Watch => watch;

    public Expected Expected { get; } = new();

    public static async Task<Workbench> OnAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, CancellationToken cancellation)
    {
        var watch = await QueueWatch.StartAsync(parts, agreed.Agreement.Ids(), agreed.Agreement.Kinds(), cancellation);
        return new Workbench(parts, new Agencies(parts), watch, agreed, time);
    }

    public MessageMix Mix(int firstChild, int count, bool urgent = false) => new(agreed, time, firstChild, count, urgent);

    public Task<Collector> CollectAsync(CancellationToken cancellation) => Collector.StartAsync(parts, agreed.Agreement.Ids(), cancellation);

    public IEnumerable<BenchMessage> Expecting(IEnumerable<BenchMessage> messages)
    {
        foreach (var message in messages)
        {
            Expected.Add(message);
            yield return message;
        }
    }

    public void StartHubs(int instances) => hubs.AddRange(Enumerable.Range(0, instances).Select(_ => HubInstance.Start(parts)));

    /// <summary>Waits until so many messages have come out.</summary>
    /// <exception cref="BenchFailureException">A hub ended, or nothing comes any more.</exception>
    public async Task<Moment> UntilOutAsync(long target, Func<CancellationToken, Task<long>> count, CancellationToken cancellation)
    {
        var (most, since) = (-1L, Stopwatch.GetTimestamp());
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var (at, clock, now) = (Stopwatch.GetTimestamp(), time.GetUtcNow(), await count(cancellation));
            if (now >= target)
            {
                return new Moment(at, clock, now, ProcessTimes.Read());
            }

            if (hubs.Find(hub => hub.HasEnded) is { } ended)
            {
                throw new BenchFailureException($"a hub ended by itself when {now} of {target} messages had come out:\n{ended.LastWords}");
            }

            (most, since) = now > most ? (now, at) : (most, since);
            if (Stopwatch.GetElapsedTime(since) > MostWithoutProgress)
            {
                throw new BenchFailureException($"{now} of {target} messages came out, and no more for {MostWithoutProgress.TotalSeconds:0} seconds:\n{string.Join('\n', hubs.Select(hub => hub.LastWords))}");
            }
        }

        throw new OperationCanceledException(cancellation);
    }

    /// <summary>Everything is marked as sent, and the hubs stop in order; what they had not acknowledged is back in the queues then.</summary>
    public async Task StopHubsAsync(CancellationToken cancellation)
    {
        await Condition.MetAsync("everything is marked as sent", SettleLimit, async stop => (await StoreCounts.ReadAsync(parts.Store, stop)).Unsent == 0, cancellation);
        foreach (var hub in hubs)
        {
            var code = await hub.StopAsync(cancellation);
            if (code != 0)
            {
                throw new BenchFailureException($"a hub did not end in order:\n{hub.LastWords}");
            }

            await hub.DisposeAsync();
        }

        hubs.Clear();
    }

    /// <summary>What should be left in no queue of the hub's own.</summary>
    public async Task<IReadOnlyList<Check>> LeftOverAsync(CancellationToken cancellation) =>
    [
        new Check("left in the in queues", 0, await watch.InAsync(cancellation)),
        new Check("set aside by the broker or the bus", 0, await watch.SetAsideAsync(cancellation)),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in hubs)
        {
            await hub.DisposeAsync();
        }

        await watch.DisposeAsync();
        await agencies.DisposeAsync();
    }
}
