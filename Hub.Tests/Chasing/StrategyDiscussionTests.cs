using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>Where a child is likely to suffer significant harm, the authority calls the strategy discussion or says why not.</summary>
public sealed class StrategyDiscussionTests(DatabaseFixture databases)
{
    private const string Fact = "strategy-discussion-held";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_is_owed_by_the_authority_alone_and_chased_until_it_is_held(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);

        // Raised on Tuesday 10 March 2026: three working days are 11, 12 and 13, at five.
        var owed = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.StrategyDiscussion);
        Assert.Equal((SocialCare.ToString(), "team-manager", new DateTimeOffset(2026, 3, 13, 17, 0, 0, TimeSpan.Zero)), (owed.OwedBy, owed.Role, owed.Due.ToUniversalTime()));
        await AnswerAsync(hub, concern, "acknowledged");
        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value, (Fact, "child-seen")), "a-2");
        hub.Time.SetUtcNow(owed.Due.AddDays(3));
        await hub.SweepAsync();
        Assert.True((await OwedAsync(hub, Owed.StrategyDiscussion)) is { Step: >= 0, MetAt: null });

        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value), "a-3");
        Assert.NotNull((await OwedAsync(hub, Owed.StrategyDiscussion)).MetAt);
    }

    [Fact]
    public async Task Enquiries_that_were_begun_are_the_proof_of_it_and_start_the_conference_clock()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await RaiseAsync(hub);
        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value, (Fact, "protection-enquiry-begun")), "a-1");

        Assert.NotNull((await OwedAsync(hub, Owed.StrategyDiscussion)).MetAt);
        Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference && row.MetAt is null);
    }

    [Fact]
    public async Task A_decline_says_that_none_is_needed()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        await AnswerAsync(hub, await RaiseAsync(hub), "declined");

        Assert.NotNull((await OwedAsync(hub, Owed.StrategyDiscussion)).CancelledAt);
    }

    [Theory]
    [InlineData("no-further-action", true)]
    [InlineData("protection-enquiry", false)]
    public async Task An_outcome_without_protection_says_so_too_and_the_conference_is_not_owed_any_more(string outcome, bool dropped)
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted");
        await SayAsync(hub, SocialCare, "response", Answer("outcome", concern.Reference!.Value, ("\"child-in-need-plan\"", $"\"{outcome}\""), ("\"icpc_date\": \"2026-03-30\",", "")), "a-2");

        Assert.Equal(dropped, Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference).CancelledAt is not null);
        Assert.Equal(dropped, (await TimelineAsync(hub)).Contains("not-needed"));
    }

    [Fact]
    public async Task It_passes_to_the_authority_that_takes_the_referral_on()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "redirected");
        await SayAsync(hub, Cwmafon, "response", Answer("accepted", concern.Reference!.Value, ("\"901\"", "\"903\""), (Fact, "child-seen")), "w-1");

        var owed = (await hub.RowsAsync<ObligationRow>()).Where(row => row.Name == Owed.StrategyDiscussion).ToList();
        Assert.NotNull(Assert.Single(owed, row => row.OwedBy == SocialCare.ToString()).CancelledAt);
        Assert.True(Assert.Single(owed, row => row.OwedBy == Cwmafon.ToString()) is { MetAt: null, CancelledAt: null });
    }
}
