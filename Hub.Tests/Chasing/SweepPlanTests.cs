using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Chasing;

public sealed class SweepPlanTests(DatabaseFixture databases)
{
    /// <summary>Many are open and few are due: the price of a look is that of the few.</summary>
    [Fact]
    public async Task What_is_due_is_found_by_the_index_of_what_is_open()
    {
        await using var store = new PostgresStore(await databases.CreateDatabaseAsync());
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        await using var context = store.Open();
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO obligations (id, concern_id, name, what, owed_by, role, clock, due, next_chase_at, step, why, source)
            SELECT gen_random_uuid(), gen_random_uuid(), 'acknowledge', '', 'social-care.northshire', 'duty-inbox', 'acknowledge', now(), now() + n * interval '1 minute', -1, '', ''
            FROM generate_series(-50, 20000) AS n;
            ANALYZE obligations
            """,
            TestContext.Current.CancellationToken);
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = ChaseSweep.Due(context, TimeProvider.System.GetUtcNow(), []).CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        List<string> plan = [];
        await using var line = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await line.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(line.GetString(0));
        }

        Assert.Contains(plan, step => step.Contains("Index Scan using \"IX_obligations_next_chase_at\"", StringComparison.OrdinalIgnoreCase) || step.Contains("ix_obligations_next_chase_at", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on obligations", StringComparison.Ordinal));
    }
}
