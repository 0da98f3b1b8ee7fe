using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MimeKit;
using SafeguardingHub.Demonstration;
using SafeguardingHub.Mailing;
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
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Check_13_mails_logs_metrics_spans_and_rejections_tell_nothing_of_a_message()
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
        var (mails, metrics, rejections) = ("", "", "");
        Console.SetError(TextWriter.Synchronized(log));
        try
        {
            var clock = new WoundClock();
            await using var host = await RunningHost.StartAsync(logLevel: LogEventLevel.Verbose, time: clock);
            Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("concern-full"), "wild-message-id-1")).StatusCode);
            var refused = await host.PostAsync(Police, PoliceExample("concern-full")[..^40], "wild-message-id-2");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("update-amended"), "wild-message-id-3", "update")).StatusCode);
            await CannotComposeAsync(host);
            await Condition.MetAsync("the log tells of the message that cannot be composed", Limit, () => log.ToString().Contains("cannot be composed", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            rejections = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) + await RejectionAsync(host);
            // Nobody answers, so professionals are written to.
            clock.WindTo(clock.GetUtcNow() + TimeSpan.FromDays(10));
            var folder = new MailSettings().FolderIn(host.Data);
            await Condition.MetAsync("mail was written", Limit, () => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.eml").Any(), TestContext.Current.CancellationToken);
            mails = string.Join('\n', Directory.EnumerateFiles(folder, "*.eml").Select(file => MimeMessage.Load(file)).Select(mail => $"{mail.Headers}{string.Join('\n', mail.Headers)}{mail.TextBody}{mail.HtmlBody}"));
            metrics = await host.Client.GetStringAsync(new Uri("metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetError(before);
        }

        var told = log + string.Join('\n', spans.SelectMany(Words));
        Assert.Contains("process hub.in.police", told, StringComparison.Ordinal);
        Assert.Contains("send hub.out", told, StringComparison.Ordinal);
        Assert.Contains("HUB-1002", rejections, StringComparison.Ordinal);
        Assert.Contains("hub_mails_total", metrics, StringComparison.Ordinal);
        Assert.All(PersonalDataInTheStoreTests.Told, word => Assert.All([told, mails, metrics], place => Assert.DoesNotContain(word, place, StringComparison.OrdinalIgnoreCase)));
        // A rejection says which message it answers, in the sender's own words.
        Assert.All(PersonalDataInTheStoreTests.Told.Where(word => word != "wild-message-id"), word => Assert.DoesNotContain(word, rejections, StringComparison.OrdinalIgnoreCase));
        Assert.All(spans, span => Assert.Null(span.Parent));
    }

    /// <summary>As it came into the sender's mailbox.</summary>
    private static async Task<string> RejectionAsync(RunningHost host)
    {
        var rejection = "";
        await Condition.MetAsync("the rejection is in the mailbox", Limit, async cancellation =>
        {
            var listed = JsonDocument.Parse(await (await host.SendAsync(HttpMethod.Get, $"mailbox/{Police}", host.KeyOf(Police))).Content.ReadAsStringAsync(cancellation)).RootElement;
            var id = listed.EnumerateArray().Where(message => message.GetProperty("type").GetString() == "rejection").Select(message => message.GetProperty("messageId").GetString()).FirstOrDefault();
            rejection = id is null ? "" : await (await host.SendAsync(HttpMethod.Get, $"mailbox/{Police}/{id}", host.KeyOf(Police))).Content.ReadAsStringAsync(cancellation);
            return rejection.Length > 0;
        }, TestContext.Current.CancellationToken);
        return rejection;
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
