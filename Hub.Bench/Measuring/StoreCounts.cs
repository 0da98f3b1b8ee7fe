using Npgsql;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>What the store holds, by what is to be proved of it.</summary>
internal sealed record StoreCounts(long Received, long Concerns, long Quarantined, long DeadLetters, long Repeats, long Referrals, long Delivered, long Unsent)
{
    private const string Counts =
        """
        select
          (select count(*) from received_messages),
          (select count(*) from concerns),
          (select count(*) from received_messages where outcome = 'Quarantined'),
          (select count(*) from dead_letters where source <> 'Quarantine'),
          (select count(*) from audit where action = 'message-repeated'),
          (select count(*) from referrals),
          (select count(*) from referrals where delivered_at is not null),
          (select count(*) from outbox where sent_at is null)
        """;

    public static async Task<StoreCounts> ReadAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(Counts);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new StoreCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
    }

    public StoreCounts Since(StoreCounts before) => new(
        Received - before.Received, Concerns - before.Concerns, Quarantined - before.Quarantined, DeadLetters - before.DeadLetters,
        Repeats - before.Repeats, Referrals - before.Referrals, Delivered - before.Delivered, Unsent - before.Unsent);
}
