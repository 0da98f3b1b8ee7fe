using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A redirect is an offer, and whoever accepts it holds it.</summary>
public sealed class RedirectedAnswersTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_redirect_is_an_offer_and_whoever_accepts_it_holds_it(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        Assert.DoesNotContain(Cwmafon.ToString(), await hub.RecipientsAsync());
        await AnswerAsync(hub, concern, "redirected");

        var offer = Assert.Single(hub.Channel.OfType("referral"), post => post.Recipient == Cwmafon);
        Assert.Contains("Testerley", CapturingChannel.Text(offer), StringComparison.Ordinal);
        Assert.Equal((Police.ToString(), "redirect-offered"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.Equal(Cwmafon.ToString(), (await OwedAsync(hub, Owed.AnswerRedirect)).OwedBy);

        var taken = await SayAsync(hub, Cwmafon, "response", Answer("accepted", concern.Reference!.Value, ("\"901\"", "\"903\"")), "w-1");
        Assert.Equal(ReceivedOutcome.ResponseApplied, taken.Outcome);
        Assert.Equal((Cwmafon.ToString(), "accepted"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.NotNull((await OwedAsync(hub, Owed.AnswerRedirect)).MetAt);
        Assert.Contains(hub.Channel.OfType("feedback"), post => post.Recipient == SocialCare);
        Assert.Empty(hub.Channel.OfType("rejection"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_offer_that_is_declined_leaves_the_decision_owed_by_the_agreements_own_clock(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        var asked = await OwedAsync(hub, Owed.Decide);
        await AnswerAsync(hub, concern, "redirected");
        await SayAsync(hub, Cwmafon, "response", Answer("declined", concern.Reference!.Value, ("\"901\"", "\"903\"")), "w-1");

        var again = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.Decide && row.About == SocialCare.ToString() && row.MetAt is null);
        Assert.Equal((asked.Clock, asked.Due, asked.What), (again.Clock, again.Due, again.What));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task After_an_accepted_redirect_news_goes_to_the_new_holder_and_the_first_recipient_hears_no_more(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var example = PoliceExample("concern-county-lines-arrest");
        var concern = await hub.SendAsync(Police, "concern", example, "c-1");
        await hub.RelayAsync();
        Assert.Contains(SocialCare.ToString(), await hub.RecipientsAsync());
        await AnswerAsync(hub, concern, "redirected");
        await SayAsync(hub, Cwmafon, "response", Answer("accepted", concern.Reference!.Value, ("\"901\"", "\"903\"")), "w-1");
        await hub.SendAsync(Police, "update", PoliceAmendment(example, "NC-CASE-0110", "Something is new."), "u-1");
        await hub.RelayAsync();

        var told = hub.Channel.OfType("update").Select(post => post.Recipient).ToList();
        Assert.Contains(Cwmafon, told);
        Assert.DoesNotContain(SocialCare, told);
        Assert.Single(hub.Channel.OfType("referral"), post => post.Recipient == SocialCare);

        await SayAsync(hub, Cwmafon, "response", Answer("outcome", concern.Reference!.Value, ("\"901\"", "\"903\"")), "w-2");
        Assert.Contains("A plan was made", CapturingChannel.Text(hub.Channel.OfType("feedback").Last(post => post.Recipient == Police)), StringComparison.Ordinal);
    }
}
