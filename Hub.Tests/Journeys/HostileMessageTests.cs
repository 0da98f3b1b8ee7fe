using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>Whatever comes in by whichever door: one answer that says what is wrong and where, and the next message goes through.</summary>
[Collection(JourneyTests.Name)]
public sealed partial class HostileMessageTests(HostileHub hostile, JourneyBroker brokers, DatabaseFixture databases) : IClassFixture<HostileHub>
{
    private const long MostMemory = 300_000_000;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> Cases => new(
        from message in HostileMessage.All
        from door in new[] { "queue", "http" }
        select (message.Name, door));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_answered_once_with_codes_and_places_and_no_values_and_the_next_one_goes_through(string name, string door)
    {
        var message = HostileMessage.Named(name);
        var hub = await hostile.StartedAsync();
        var (bad, good) = ($"bad-{Guid.NewGuid():N}", $"good-{Guid.NewGuid():N}");
        var quarantined = await QuarantinedAsync(hub);

        var answer = door == "http" ? await hostile.PostAsync(message, bad) : await PublishedAsync(message, bad);
        await hostile.PublishAsync(HostileMessage.GoodFrom(message.Sender), good);

        var answers = await AnswersAsync(hub, message, [bad, good]);
        Assert.Equal("receipt", Assert.Single(answers, each => each.Body.Contains(good, StringComparison.Ordinal)).Type);
        var (type, text) = Assert.Single(answers, each => each.Body.Contains(bad, StringComparison.Ordinal));
        Assert.Equal((message.IsRefused ? "rejection" : "receipt", quarantined + (message.IsRefused ? 1 : 0)), (type, await QuarantinedAsync(hub)));
        Assert.All([text, answer.Text], said => Assert.DoesNotContain(HostileMessage.Secret, said, StringComparison.Ordinal));
        Assert.Equal(message.Codes, CodesIn(text).Take(message.Codes.Count));
        Assert.Contains(message.Place, text, StringComparison.Ordinal);
        if (door == "http")
        {
            Assert.InRange(answer.Status, message.IsRefused ? 400 : 202, message.IsRefused ? 422 : 202);
            Assert.Equal(CodesIn(text), CodesIn(answer.Text));
        }
    }

    [Fact]
    public async Task A_message_of_20_MB_does_not_raise_the_memory_of_the_hub_over_300()
    {
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        var process = await hub.StartInstanceAsync();
        var large = HostileMessage.Named("20 MB");
        await hub.PublishAsync(large.Sender, [("warm", HostileMessage.GoodFrom(large.Sender).Body)], large.ContentType!);
        await hub.SettledAsync(1);

        await hub.PublishAsync(large.Sender, [("large", large.Body)], large.ContentType!);
        await hub.SettledAsync(2);

        Assert.Equal(1, await QuarantinedAsync(hub));
        Assert.InRange(process.PeakMemory(), 1, MostMemory);
    }

    private async Task<(int Status, string Text)> PublishedAsync(HostileMessage message, string messageId)
    {
        await hostile.PublishAsync(message, messageId);
        return (0, "");
    }

    /// <summary>What comes back to the sender, until everything that was sent is answered.</summary>
    private async Task<IReadOnlyList<(string Type, string Body)>> AnswersAsync(RealHub hub, HostileMessage message, string[] sent)
    {
        var answers = new List<(string Type, string Body)>();
        await Condition.MetAsync($"{message.Name} is answered", AnswerLimit, async _ =>
        {
            hostile.ThrowIfEnded();
            answers.AddRange((await hub.CollectAsync(message.Sender)).Where(each => each.Type is "receipt" or "rejection").Select(each => (each.Type, Encoding.UTF8.GetString(each.Body))));
            return Array.TrueForAll(sent, id => answers.Exists(each => each.Body.Contains(id, StringComparison.Ordinal)));
        }, TestContext.Current.CancellationToken);
        return answers;
    }

    private static Task<int> QuarantinedAsync(RealHub hub) => hub.CountAsync(store => store.ReceivedMessages.CountAsync(row => row.Outcome == ReceivedOutcome.Quarantined));

    private static IReadOnlyList<string> CodesIn(string text) => [.. Code().Matches(text).Select(match => match.Value).Distinct()];

    [GeneratedRegex(@"HUB-[12]\d{3}")]
    private static partial Regex Code();
}
