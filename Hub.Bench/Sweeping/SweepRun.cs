using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Bench.Measuring;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Bench.Runs;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Sweeping;

/// <param name="Steps">Of the ladder, taken in one sweep.</param>
/// <param name="Sweeps">Milliseconds of each whole sweep.</param>
/// <param name="Looks">Milliseconds of each sweep that found nothing due.</param>
internal sealed record SweepMeasurement(long Open, int Due, int Steps, Percentiles Sweeps, Percentiles Looks, IReadOnlyList<string> Plan);

/// <summary>The hub's own sweep, in this process, over a store that was filled through the hub and by copies.</summary>
internal static class SweepRun
{
    private const int Rounds = 7;

    /// <summary>A Tuesday morning: at night nobody would be chased, whenever it is measured.</summary>
    private static readonly DateTime WhenAllAreOpen = new(2026, 3, 10, 11, 0, 0, DateTimeKind.Utc);

    public static async Task<SweepMeasurement> RunAsync(long open, int due, TimeProvider time, CancellationToken cancellation)
    {
        var agreed = AgreementAndFormats.Load(null);
        await using var parts = await BenchParts.StartAsync(agreed, countsStatements: false, cancellation);
        var sample = await StoredConcerns.FillWithOpenAsync(parts, agreed, time, open, cancellation);
        if (due > sample)
        {
            throw new BenchFailureException($"no more than {sample} obligations can be made due");
        }

        await using var store = new PostgresStore(parts.Connection);
        var sweep = new ChaseSweep(store, agreed.Agreement, KeyFile.OpenOrCreate(Path.Combine(parts.Data, "keys.json"), time.GetUtcNow()), new ChildsWork(), time, NullLogger<ChaseSweep>.Instance);
        var (sweeps, looks, steps, plan) = (new List<double>(), new List<double>(), 0, (IReadOnlyList<string>)[]);
        for (var round = 0; round <= Rounds; round++)
        {
            await MakeDueAsync(parts, due, cancellation);
            await parts.SettleStoreAsync(cancellation);
            plan = await PlanAsync(store, time, cancellation);
            var (taken, milliseconds) = await MeasureAsync(sweep, cancellation);
            var (_, nothing) = await MeasureAsync(sweep, cancellation);
            if (taken == 0)
            {
                throw new BenchFailureException("the sweep took no step");
            }

            // The first one pays for compilation.
            if (round > 0)
            {
                (steps, sweeps, looks) = (taken, [.. sweeps, milliseconds], [.. looks, nothing]);
            }
        }

        await using var count = parts.Store.CreateCommand("select count(*) from obligations where met_at is null and cancelled_at is null");
        return new SweepMeasurement((long)(await count.ExecuteScalarAsync(cancellation))!, due, steps, Percentiles.Of(sweeps)!, Percentiles.Of(looks)!, plan);
    }

    private static async Task<(int Taken, double Milliseconds)> MeasureAsync(ChaseSweep sweep, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var taken = await sweep.RunAsync(cancellation);
        return (taken, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    /// <summary>As if nobody had been chased before: a step of the ladder is taken once.</summary>
    private static async Task MakeDueAsync(BenchParts parts, int due, CancellationToken cancellation)
    {
        await using var command = parts.Store.CreateCommand(
            """
            with wound_back as (delete from chases), mails_gone as (delete from mails), lines_gone as (delete from mail_lines), posts_gone as (delete from outbox where type = 'chase')
            update obligations set next_chase_at = $2, due = $2, step = -1, stage = null, chased_at = null where id in (select id from sample order by id limit $1);
            """);
        command.Parameters.Add(new() { Value = due });
        command.Parameters.Add(new() { Value = WhenAllAreOpen });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(PostgresStore store, TimeProvider time, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = ChaseSweep.Due(context, time.GetUtcNow(), []).CreateDbCommand();
        command.CommandText = "explain (analyze, costs off, buffers) " + command.CommandText;
        var lines = new List<string>();
        await using var line = await command.ExecuteReaderAsync(cancellation);
        while (await line.ReadAsync(cancellation))
        {
            lines.Add(line.GetString(0));
        }

        return lines;
    }
}
