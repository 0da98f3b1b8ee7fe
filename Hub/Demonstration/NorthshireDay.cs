using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Schemas;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Demonstration;

/// <summary>
/// Lets the agencies exchange concerns and answers through a running hub, waits until all is delivered and collected, winds the
/// clock forward until what nobody answered is escalated, and tells what happened.
/// </summary>
internal sealed partial class NorthshireDay(IDemoAgencies agencies, Agreement agreement, IHubStore store, WoundClock clock, TextWriter output, TextWriter progress)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Times the clock is wound forward at the most; from the first chase to a manager it is a few.</summary>
    private const int MostTurns = 12;

    private readonly DemoReport report = new(store, agreement);
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private readonly List<CollectedMessage> collected = [];
    private int expected;

    /// <summary>Whatever the hour is now, it has happened.</summary>
    private DateOnly Yesterday => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);

    /// <summary>True when nothing was lost and somebody holds every referral.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        expected = (await report.CountAsync(cancellation)).Answered;
        try
        {
            await ExchangeAsync(DemoScript.Messages, limit.Token);
            await ExchangeAsync(DemoScript.Answers, limit.Token);
            await ExchangeAsync(DemoScript.Later, limit.Token);
            await WindForwardAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await progress.WriteLineAsync($"Not everything was delivered within {Limit.TotalSeconds} seconds.");
        }

        foreach (var line in await report.LinesAsync(cancellation))
        {
            await output.WriteLineAsync(line);
        }

        await output.WriteLineAsync($"The clock was wound forward {clock.Ahead.TotalHours:0.#} hours, to see what nobody had answered chased.");
        var (counts, pursued) = (await report.CountAsync(cancellation), await report.PursuedAsync(cancellation));
        // The clock goes on: what is chased since then is sent, and only then looked for.
        var sent = await report.SentAsync(cancellation);
        await CollectAsync(cancellation);
        var uncollected = sent.Except(collected.Select(message => message.MessageId)).Count();
        var lost = Math.Max(0, expected - counts.Answered) + (counts.Referrals - counts.Delivered) + uncollected;
        await output.WriteLineAsync(
            $"Summary: {counts.Answered} received, {counts.Recorded} recorded, {counts.Rejected} rejected, {counts.Duplicate} duplicate, {counts.Referrals} referrals, {counts.Delivered} delivered, {lost} lost"
            + $", {pursued.Answered} answered, {pursued.Chased} chased, {pursued.Escalated} escalated, {pursued.WithoutHolder} without a holder");
        return lost == 0 && pursued.WithoutHolder == 0;
    }

    private async Task ExchangeAsync(IReadOnlyList<DemoMessage> messages, CancellationToken limit)
    {
        foreach (var message in messages)
        {
            await progress.WriteLineAsync($"{message.Sender}: {message.Title}");
            var body = message.About is { } about ? Published.ReadAbout(message.Example, ReferenceOf(about), Yesterday) : Published.Read(message.Example);
            await agencies.SendAsync(message, body, $"{message.Id}-{run}", limit);
        }

        expected += messages.Count;
        await SettleAsync(limit);
    }

    /// <summary>As its sender knows it: from the receipt.</summary>
    private ConcernReference ReferenceOf(string id) => collected.Where(message => message.Type == "receipt").Select(message => Encoding.UTF8.GetString(message.Body.Span))
        .Where(receipt => receipt.Contains($"{id}-{run}", StringComparison.Ordinal))
        .Select(receipt => ConcernReference.Parse(WrittenReference().Match(receipt).Value)).First();

    /// <summary>Until every message is answered, every answer has taken effect, what is due is chased, and all is with its agency.</summary>
    private async Task SettleAsync(CancellationToken limit)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(limit))
        {
            await CollectAsync(limit);
            var counts = await report.CountAsync(limit);
            if (counts.Answered >= expected && counts.AllSent && await report.NothingWaitsAsync(clock.GetUtcNow(), limit)
                && (await report.SentAsync(limit)).IsSubsetOf(collected.Select(message => message.MessageId)))
            {
                return;
            }
        }
    }

    private async Task CollectAsync(CancellationToken limit)
    {
        foreach (var agency in agreement.Agencies)
        {
            collected.AddRange(await agencies.CollectAsync(agency.Id, limit));
        }
    }

    private async Task WindForwardAsync(CancellationToken limit)
    {
        for (var turn = 0; turn < MostTurns && (await report.PursuedAsync(limit)).Escalated == 0 && await report.NextDueAsync(limit) is { } due; turn++)
        {
            clock.WindTo(due.AddSeconds(1));
            await progress.WriteLineAsync($"The clock is wound forward to {TimeWords.ShortOf(due)}: somebody owes an answer since then, and is chased");
            await SettleAsync(limit);
        }
    }

    [GeneratedRegex(@"\bSH-[0-9A-Z]{4}-[0-9A-Z]{4}\b")]
    private static partial Regex WrittenReference();
}
