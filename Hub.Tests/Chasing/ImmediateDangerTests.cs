using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A child is in danger now, on a Saturday night: whatever comes to be owed about it is owed by the clock on the wall.</summary>
public sealed class ImmediateDangerTests(DatabaseFixture databases)
{
    private static readonly DateTimeOffset Night = new(2026, 3, 14, 22, 0, 0, TimeSpan.Zero);

    private static readonly string[] OfTheProcess = [Owed.ReachRecipient, Owed.AnswerRedirect, Owed.AnswerChallenge, Owed.ResolveDisagreement];

    /// <summary>The one that comes with the hub, and one that leaves these lengths to the hub.</summary>
    private static readonly Agreement[] Agreements = [Northshire, NorthshireWith(file =>
    {
        foreach (var clock in file["clocks"]!.AsArray().Where(clock => OfTheProcess.Contains((string?)clock!["name"])).ToList())
        {
            file["clocks"]!.AsArray().Remove(clock);
        }
    })];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Agreements.Length)];

    [Theory, MemberData(nameof(Each))]
    public async Task An_agency_that_it_is_offered_to_answers_within_the_hour(int agreement)
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases, Agreements[agreement]);
        await AnswerAsync(hub, await RaiseDangerAsync(hub), "redirected");

        Assert.Equal(TimeSpan.FromHours(1), (await OwedAsync(hub, Owed.AnswerRedirect)).Due - hub.Time.GetUtcNow());
    }

    [Theory, MemberData(nameof(Each))]
    public async Task A_challenge_is_answered_within_hours(int agreement)
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases, Agreements[agreement]);
        var concern = await RaiseDangerAsync(hub);
        await AnswerAsync(hub, concern, "declined");
        await SayAsync(hub, Police, "response", PoliceExample("response-challenged", About(concern)), "p-1");

        Assert.Equal(TimeSpan.FromHours(2), (await OwedAsync(hub, Owed.AnswerChallenge)).Due - hub.Time.GetUtcNow());
    }

    [Theory, MemberData(nameof(Each))]
    public async Task Whoever_raised_it_reaches_the_recipient_within_the_hour_when_it_is_not_collected(int agreement)
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases, Agreements[agreement]);
        await RaiseDangerAsync(hub);
        var referral = await ReferralAsync(hub);
        await new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time).TellAsync(
            SocialCare, [new LateReferral(referral.Id, referral.ConcernId, Guid.NewGuid(), Night)], TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromHours(1), (await OwedAsync(hub, Owed.ReachRecipient)).Due - hub.Time.GetUtcNow());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_owed_when_the_risk_rises_is_owed_by_the_shorter_clock_from_then_on(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var example = PoliceExample("concern-full", ("<grade>red</grade>", "<grade>amber</grade>"));
        await hub.SendAsync(Police, "concern", example, "c-1");
        await hub.RelayAsync();
        Assert.Equal("acknowledge", (await OwedAsync(hub, Owed.Acknowledge)).Clock);
        Assert.DoesNotContain(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.StrategyDiscussion);

        hub.Time.Advance(TimeSpan.FromMinutes(5));
        await hub.SendAsync(Police, "update", PoliceAmendment(PoliceExample("concern-full"), CaseOf(example), "It is worse."), "u-1");
        await hub.SweepAsync();

        // At 10:20 on Tuesday 10 March; social care is open until five.
        var owed = await OwedAsync(hub, Owed.Acknowledge);
        Assert.Equal("acknowledge-high", owed.Clock);
        Assert.Equal(hub.Time.GetUtcNow().AddHours(4), owed.Due, TimeSpan.FromMilliseconds(1));
        Assert.True(owed.NextChaseAt >= owed.Due);
        Assert.Empty(await hub.RowsAsync<ChaseRow>());
        Assert.Contains(await hub.RowsAsync<TimelineRow>(), entry => entry.Text.StartsWith("The risk has risen: acknowledge", StringComparison.Ordinal));
        Assert.Equal(SocialCare.ToString(), Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.StrategyDiscussion).OwedBy);
        Assert.Equal("decide-social-care", (await OwedAsync(hub, Owed.Decide)).Clock);
    }

    private static string CaseOf(byte[] concern) => System.Text.RegularExpressions.Regex.Match(System.Text.Encoding.UTF8.GetString(concern), "caseRef=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<SafeguardingHub.Recording.Acceptance> RaiseDangerAsync(RunningFlow hub)
    {
        hub.Time.SetUtcNow(Night);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-immediate-danger"), "c-1", urgent: true);
        await hub.RelayAsync();
        return concern;
    }
}
