using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Recording;
using Serilog.Events;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Observability;

/// <summary>Runs alone: it reads the standard error of the whole process.</summary>
[Collection(nameof(PersonalDataInLogsTests))]
[CollectionDefinition(nameof(PersonalDataInLogsTests), DisableParallelization = true)]
public sealed class PersonalDataInLogsTests
{
    [Fact]
    public async Task Neither_the_most_talkative_log_nor_a_span_tells_anything_of_a_message()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HubMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var (before, log) = (Console.Error, new StringWriter());
        Console.SetError(TextWriter.Synchronized(log));
        try
        {
            await using var host = await RunningHost.StartAsync(logLevel: LogEventLevel.Verbose);
            Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("concern-full"), "wild-message-id-1")).StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostAsync(Police, PoliceExample("concern-full")[..^40], "wild-message-id-2")).StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("update-amended"), "wild-message-id-3", "update")).StatusCode);
            await CannotComposeAsync(host);
            await Condition.MetAsync("the log tells of the message that cannot be composed", TimeSpan.FromSeconds(20), () => log.ToString().Contains("cannot be composed", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetError(before);
        }

        var told = log + string.Join('\n', spans.SelectMany(Words));
        Assert.Contains("process hub.in.police", told, StringComparison.Ordinal);
        Assert.Contains("send hub.out", told, StringComparison.Ordinal);
        Assert.All(PersonalDataInTheStoreTests.Told, word => Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase));
        Assert.All(spans, span => Assert.Null(span.Parent));
    }

    /// <summary>A fault of the hub's, so that there is something to log.</summary>
    private static async Task CannotComposeAsync(RunningHost host)
    {
        await using var context = host.Get<IHubStore>().Open();
        var now = DateTimeOffset.UnixEpoch;
        context.Outbox.Add(new OutboxRow
        {
            MessageId = Guid.NewGuid(),
            Recipient = Police.ToString(),
            Type = "receipt",
            Urgent = false,
            DataKeyId = Guid.NewGuid(),
            SealedContent = [1],
            CreatedAt = now,
            NextAttemptAt = now,
        });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Words(Activity span) =>
        [span.DisplayName, span.TraceStateString ?? "", .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. span.Baggage.Select(item => $"{item.Key}={item.Value}"), span.StatusDescription ?? ""];
}
