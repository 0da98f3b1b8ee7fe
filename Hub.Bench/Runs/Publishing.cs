using System.Diagnostics;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Parts;

namespace SafeguardingHub.Bench.Runs;

internal static class Publishing
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>Publishes each message when its time has come, whatever became of the ones before. When each was published is kept by the agencies.</summary>
    /// <param name="rate">Messages a second.</param>
    public static async Task AtRateAsync(this Agencies agencies, IEnumerable<BenchMessage> messages, double rate, CancellationToken cancellation)
    {
        var (sent, begin) = (new List<Task>(), Stopwatch.GetTimestamp());
        using var timer = new PeriodicTimer(Tick);
        foreach (var message in messages)
        {
            while (Stopwatch.GetElapsedTime(begin).TotalSeconds * rate < sent.Count)
            {
                await timer.WaitForNextTickAsync(cancellation);
            }

            sent.Add(await agencies.BeginPublishAsync(message, cancellation));
        }

        await Task.WhenAll(sent);
    }
}
