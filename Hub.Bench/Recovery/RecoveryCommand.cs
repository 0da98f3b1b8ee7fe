using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Bench.Runs;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Recovery;

/// <summary><c>./bench deadletters</c>: listing many dead letters, and collecting many from a broker.</summary>
internal static class RecoveryCommand
{
    private const int Letters = 100_000;
    private const int Groups = 500;
    private const int Batch = 5_000;
    private const int Looks = 20;
    private const int Collected = 10_000;
    private const string Queue = "hub.in.police_error";
    private static readonly TimeSpan ListLimit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan CollectLimit = TimeSpan.FromMinutes(2);
    private static readonly byte[] Body = new byte[4096];

    public static Command Create()
    {
        var command = new Command("deadletters", $"Measures listing {Letters} dead letters in {Groups} groups, and collecting {Collected} from a broker.");
        command.SetAction(async (_, cancellation) =>
        {
            var agreed = AgreementAndFormats.Load(null);
            await using var parts = await BenchParts.StartAsync(agreed, countsStatements: false, cancellation);
            await using var store = new PostgresStore(parts.Connection);
            await store.MigrateAsync(cancellation);
            await FillAsync(store, cancellation);
            var held = await ListAsync(store, parts, cancellation);
            await CollectAsync(store, parts, agreed, cancellation);
            return held ? 0 : 1;
        });
        return command;
    }

    private static async Task FillAsync(PostgresStore store, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var first = 0; first < Letters; first += Batch)
        {
            var rows = new NewRows();
            foreach (var number in Enumerable.Range(first, Batch))
            {
                var at = now.AddSeconds(-number);
                rows.Add(new DeadLetterRow
                {
                    Id = Guid.CreateVersion7(at),
                    Source = DeadLetterSource.Error,
                    Queue = "hub.in.police",
                    Code = "error",
                    ExceptionType = "InvalidOperationException",
                    Fingerprint = $"hub.in.police error/InvalidOperationException/PoliceXmlReader.Part{number % Groups}",
                    Agency = $"police.force-{number % 40}",
                    Kind = "concern",
                    Urgent = number % 50 == 0,
                    ReceivedAt = at,
                    At = at,
                    LastFailedAt = at,
                    Due = at.AddHours(24),
                    DueWhat = "decide by social-care.northshire",
                    ClockReadAt = at,
                });
            }

            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            await store.WriteAsync(context, rows, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static async Task<bool> ListAsync(PostgresStore store, BenchParts parts, CancellationToken cancellation)
    {
        var queries = new DeadLetterQueries(store, TimeProvider.System);
        var took = new List<double>();
        for (var look = 0; look < Looks; look++)
        {
            var began = Stopwatch.GetTimestamp();
            var groups = await queries.ListAsync(all: false, agency: null, cancellation);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (groups.Count != Groups || groups.Sum(group => group.Count) != Letters)
            {
                throw new BenchFailureException($"{groups.Count} groups with {groups.Sum(group => group.Count)} dead letters were listed.");
            }
        }

        var worst = took.Skip(1).Max();
        Console.Out.WriteLine($"list of {Letters} dead letters in {Groups} groups: first {took[0]:0} ms, then median {took.Skip(1).Order().ElementAt((Looks - 1) / 2):0} ms, worst {worst:0} ms");
        KeyFile.OpenOrCreate(Path.Combine(parts.Data, "keys.json"), TimeProvider.System.GetUtcNow());
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hub.dll"), "deadletters", "list", "--json", "--data", parts.Data]) { RedirectStandardOutput = true };
        start.Environment["Hub__Database"] = parts.Connection;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Console.Out.WriteLine($"hub deadletters list, from starting the program to its end: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        return worst < ListLimit.TotalMilliseconds;
    }

    private static async Task CollectAsync(PostgresStore store, BenchParts parts, AgreementAndFormats agreed, CancellationToken cancellation)
    {
        var keys = KeyFile.OpenOrCreate(Path.Combine(parts.Data, "keys.json"), TimeProvider.System.GetUtcNow());
        await using (var connection = await parts.Broker.ConnectionFactory("bench").CreateConnectionAsync(cancellation))
        {
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null), cancellation);
            foreach (var batch in Enumerable.Range(0, Collected).Chunk(1000))
            {
                await Task.WhenAll(batch.Select(number => channel.BasicPublishAsync(Queue, "police.northshire.concern", mandatory: true, new BasicProperties { MessageId = $"m-{number}", Persistent = true }, Body, cancellation).AsTask()));
            }
        }

        var desired = DesiredTopology.For([.. agreed.Agreement.Agencies.Select(agency => agency.Id)], [.. agreed.Agreement.Agencies.Select(agency => agency.Kind).Distinct()]);
        using var collector = new DeadLetterCollector(parts.Broker, desired, store, () => new CollectionWriter(store, keys, TimeProvider.System), new DeletedQueues(), TimeProvider.System, NullLogger<DeadLetterCollector>.Instance);
        var began = Stopwatch.GetTimestamp();
        await collector.StartAsync(cancellation);
        await Condition.MetAsync("all are collected", CollectLimit, async stop =>
        {
            await using var context = store.Open();
            return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(context.DeadLetterContents, stop) == Collected;
        }, cancellation);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await collector.StopAsync(cancellation);
        Console.Out.WriteLine($"collecting {Collected} messages of {Body.Length} bytes from a broker: {seconds:0.0} s, {Collected / seconds:0} a second");
    }
}
