using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Schemas;

namespace SafeguardingHub.Demonstration;

/// <summary>Lets the agencies exchange concerns through a running hub, waits until all is delivered and collected, and tells what happened.</summary>
internal sealed class NorthshireDay(IDemoAgencies agencies, Agreement agreement, IHubStore store, TextWriter output, TextWriter progress)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly DemoReport report = new(store);

    /// <summary>True when nothing was lost.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        var before = await report.CountAsync(cancellation);
        foreach (var message in DemoScript.Messages)
        {
            await progress.WriteLineAsync($"{message.Sender}: {message.Title}");
            await agencies.SendAsync(message, Published.Read(message.Example), $"{message.Id}-{run}", cancellation);
        }

        var sent = DemoScript.Messages.Count;
        var collected = new List<CollectedMessage>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        var counts = await SettleAsync(before.Answered + sent, collected, limit.Token);
        foreach (var line in await report.LinesAsync(cancellation))
        {
            await output.WriteLineAsync(line);
        }

        var uncollected = (await report.SentAsync(cancellation)).Except(collected.Select(message => message.MessageId)).Count();
        var lost = Math.Max(0, before.Answered + sent - counts.Answered) + (counts.Referrals - counts.Delivered) + uncollected;
        await output.WriteLineAsync(
            $"Summary: {counts.Answered} received, {counts.Recorded} recorded, {counts.Rejected} rejected, {counts.Duplicate} duplicate, {counts.Referrals} referrals, {counts.Delivered} delivered, {lost} lost");
        return lost == 0;
    }

    /// <summary>Until every message is answered and every answer and referral is with its agency, or the limit has passed.</summary>
    private async Task<DemoReport.Counts> SettleAsync(int expected, List<CollectedMessage> collected, CancellationToken limit)
    {
        using var timer = new PeriodicTimer(LookEvery);
        var counts = await report.CountAsync(CancellationToken.None);
        try
        {
            while (await timer.WaitForNextTickAsync(limit))
            {
                foreach (var agency in agreement.Agencies)
                {
                    collected.AddRange(await agencies.CollectAsync(agency.Id, limit));
                }

                counts = await report.CountAsync(limit);
                if (counts.Answered >= expected && counts.AllSent && (await report.SentAsync(limit)).IsSubsetOf(collected.Select(message => message.MessageId)))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await progress.WriteLineAsync($"Not everything was delivered within {Limit.TotalSeconds} seconds.");
        }

        return counts;
    }
}
