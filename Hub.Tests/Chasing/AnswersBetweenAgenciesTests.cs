using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>Questions and challenges lead from one agency to another and back.</summary>
public sealed class AnswersBetweenAgenciesTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_recipient_has_to_know_is_owed_by_the_referrer_until_it_is_supplied(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "needs-information");

        Assert.Equal((Police.ToString(), null), ((await OwedAsync(hub, Owed.SupplyInformation)).OwedBy, (await OwedAsync(hub, Owed.SupplyInformation)).MetAt));
        Assert.Contains("Where will she sleep tonight?", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"))), StringComparison.Ordinal);
        Assert.Null((await OwedAsync(hub, "decide")).MetAt);

        await SayAsync(hub, Police, "response", PoliceExample("response-information-supplied", About(concern)), "p-1");
        Assert.NotNull((await OwedAsync(hub, Owed.SupplyInformation)).MetAt);
        Assert.Equal("acknowledged", (await ReferralAsync(hub)).Phase);
        Assert.Contains("found safe", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"), post => post.Recipient == SocialCare)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_challenge_reaches_the_agency_that_declined_and_no_other(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "declined");
        await SayAsync(hub, Police, "response", PoliceExample("response-challenged", About(concern)), "p-1");

        Assert.Equal([Police, SocialCare], hub.Channel.OfType("feedback").Select(post => post.Recipient));
        Assert.Equal(SocialCare.ToString(), (await OwedAsync(hub, Owed.AnswerChallenge)).OwedBy);
        Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.AnswerChallenge);
    }
}
