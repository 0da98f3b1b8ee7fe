using System.Diagnostics;
using Npgsql;
using SafeguardingHub.Bench.Parts;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>How long a kind of message took, from one point to another.</summary>
internal sealed record Latency(string What, Percentiles Times)
{
    private const string ReferralTimes =
        """
        select r.received_at, o.sent_at from outbox o join received_messages r on r.concern_id = o.concern_id
        where o.type = 'referral' and o.sent_at >= $1
        """;

    /// <summary>As seen by the agencies: from the call that publishes to the moment it is taken out of the queue.</summary>
    /// <param name="publishedAt">By case, as <see cref="Stopwatch.GetTimestamp"/>; others are left out.</param>
    public static IReadOnlyList<Latency> Seen(string which, IReadOnlyList<Collected> collected, IReadOnlyDictionary<string, long> publishedAt)
    {
        var caseOf = collected.Where(message => message.Type == "receipt").DistinctBy(message => message.Reference).ToDictionary(receipt => receipt.Reference, receipt => receipt.Correlation);
        var answers = collected.Where(message => message.Type is "receipt" or "rejection").DistinctBy(message => message.MessageId).Select(answer => (answer.Correlation, answer.At));
        var referrals = collected.Where(message => message.Type == "referral").Select(referral => (Case: caseOf.GetValueOrDefault(referral.Reference, ""), referral.At));
        return [.. Of($"{which}: published to answered", Took(answers, publishedAt)), .. Of($"{which}: published to referral delivered", Took(referrals, publishedAt))];
    }

    /// <summary>As the store has it: of referrals delivered since then.</summary>
    public static async Task<IReadOnlyList<Latency>> RecordedAsync(NpgsqlDataSource store, DateTimeOffset since, CancellationToken cancellation)
    {
        var (inTheHub, sinceThen) = (new List<double>(), new List<double>());
        await using var command = store.CreateCommand(ReferralTimes);
        command.Parameters.AddWithValue(since.ToUniversalTime());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (received, sent) = (row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1));
            inTheHub.Add((sent - received).TotalMilliseconds);
            sinceThen.Add((sent - since).TotalMilliseconds);
        }

        return [.. Of("begin of measuring to referral delivered", sinceThen), .. Of("received to referral delivered", inTheHub)];
    }

    private static IEnumerable<double> Took(IEnumerable<(string Case, long At)> arrived, IReadOnlyDictionary<string, long> publishedAt) =>
        arrived.Where(each => publishedAt.ContainsKey(each.Case)).Select(each => Stopwatch.GetElapsedTime(publishedAt[each.Case], each.At).TotalMilliseconds);

    private static IEnumerable<Latency> Of(string what, IEnumerable<double> milliseconds) =>
        Percentiles.Of(milliseconds) is { } times ? [new Latency(what, times)] : [];
}
