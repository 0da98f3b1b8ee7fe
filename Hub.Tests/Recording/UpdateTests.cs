using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class UpdateTests(DatabaseFixture databases)
{
    private const string Case = "HB-CASE-0011";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Those_who_were_told_get_the_update_and_those_who_must_know_now_get_a_referral(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Charity, "concern", CharityExample("concern-low-risk", ("\"low\"", "\"high\"")), "c-1");
        var toldBefore = await hub.RecipientsAsync();
        var update = await hub.SendAsync(Charity, "update", CharityExample("update-restated", ("HB-CASE-0002", Case)), "u-1");
        await hub.RelayAsync();

        Assert.Equal((ReceivedOutcome.UpdateApplied, concern.Reference), (update.Outcome, update.Reference));
        var toldNow = await hub.RecipientsAsync();
        Assert.NotEmpty(toldBefore);
        Assert.Contains(Police.ToString(), toldNow.Except(toldBefore));
        Assert.Equal(toldBefore, hub.Channel.OfType("update").Select(post => post.Recipient.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(toldNow, hub.Channel.OfType("referral").Select(post => post.Recipient.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(2, hub.Channel.OfType("receipt").Count(post => CapturingChannel.Text(post).Contains(concern.Reference!.Value.ToString(), StringComparison.Ordinal)));
        Assert.Equal(2, Assert.Single(await hub.RowsAsync<ConcernRow>()).Version);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_obligation_is_owed_once_however_often_a_concern_is_restated(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = PoliceExample("concern-county-lines-arrest");
        var amended = PoliceAmendment(concern, "NC-CASE-0110", "Nothing has changed.");
        await hub.SendAsync(Police, "concern", concern, "c-1");
        var before = await hub.RowsAsync<ObligationRow>();
        await hub.SendAsync(Police, "update", amended, "u-1");
        await hub.SendAsync(Police, "update", amended, "u-2");

        Assert.Contains(before, each => each.About is null);
        Assert.Contains(before, each => each.About is not null);
        Assert.Equal(3, Assert.Single(await hub.RowsAsync<ConcernRow>()).Version);
        var after = await hub.RowsAsync<ObligationRow>();
        Assert.Equal(after.Count, after.Select(each => (each.Name, each.OwedBy, each.About)).Distinct().Count());
        Assert.Equal(before.Select(each => each.Id).Order(), after.Select(each => each.Id).Order().Where(id => before.Any(each => each.Id == id)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_update_that_comes_first_waits_and_is_applied_with_a_second_receipt_when_its_concern_comes(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var update = await hub.SendAsync(Police, "update", PoliceExample("update-more-information"), "u-1");
        await hub.RelayAsync();
        var waiting = Assert.Single(hub.Channel.OfType("receipt"));
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.RelayAsync();
        var repeated = await hub.SendAsync(Police, "update", PoliceExample("update-more-information"), "u-1");

        Assert.Equal(ReceivedOutcome.WaitingForConcern, update.Outcome);
        Assert.Null(update.Reference);
        Assert.Contains("waiting", CapturingChannel.Text(waiting), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await hub.RowsAsync<WaitingUpdateRow>());
        var reference = concern.Reference!.Value.ToString();
        var second = hub.Channel.OfType("receipt").Single(post => post.MessageId != waiting.MessageId && CapturingChannel.Text(post).Contains("u-1", StringComparison.Ordinal));
        Assert.Contains(reference, CapturingChannel.Text(second), StringComparison.Ordinal);
        Assert.Equal(await hub.RecipientsAsync(), hub.Channel.OfType("update").Select(post => post.Recipient.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal((true, ReceivedOutcome.UpdateApplied, concern.Reference), (repeated.Repeated, repeated.Outcome, repeated.Reference));
    }

    [Fact]
    public async Task An_update_that_races_its_concern_on_another_instance_is_always_applied()
    {
        await using var one = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var two = one.Another();
        foreach (var round in Enumerable.Range(1, 50))
        {
            var named = (Case, $"HB-CASE-9{round:000}");
            var concern = CharityExample("concern-low-risk", named);
            var update = CharityExample("update-withdrawn", named);
            var tasks = (await Task.WhenAll(
                Task.Run(() => one.SendAsync(Charity, "concern", concern, $"c-{round}")),
                Task.Run(() => two.SendAsync(Charity, "update", update, $"u-{round}"))));

            Assert.Equal(ReceivedOutcome.Recorded, tasks[0].Outcome);
            Assert.Contains(tasks[1].Outcome, new[] { ReceivedOutcome.UpdateApplied, ReceivedOutcome.WaitingForConcern });
        }

        Assert.Empty(await one.RowsAsync<WaitingUpdateRow>());
        Assert.All(await one.RowsAsync<ConcernRow>(), concern => Assert.Equal(2, concern.Version));
        Assert.All((await one.RowsAsync<ReceivedMessageRow>()).Where(row => row.Kind == "Update"), row => Assert.Equal(ReceivedOutcome.UpdateApplied, row.Outcome));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_withdrawn_concern_is_told_to_all_who_have_it_and_to_nobody_else(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        var told = await hub.RecipientsAsync();
        await hub.SendAsync(Police, "update", PoliceExample("update-withdrawn", ("NC-CASE-0112", "NC-CASE-0101")), "u-1");
        await hub.RelayAsync();

        Assert.Equal(told, await hub.RecipientsAsync());
        Assert.Equal(told, hub.Channel.OfType("update").Select(post => post.Recipient.ToString()).Order(StringComparer.Ordinal));
        Assert.All(hub.Channel.OfType("update").Where(post => post.Recipient == SocialCare || post.Recipient == Charity), post => Assert.Contains("withdr", CapturingChannel.Text(post), StringComparison.OrdinalIgnoreCase));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Another_agency_cannot_update_a_concern_by_naming_its_case(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        var foreign = await hub.SendAsync(Charity, "update", CharityExample("update-withdrawn", (Case, "NC-CASE-0101")), "u-1");

        Assert.Equal(ReceivedOutcome.WaitingForConcern, foreign.Outcome);
        Assert.Equal(1, Assert.Single(await hub.RowsAsync<ConcernRow>()).Version);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_update_in_the_urgent_lane_is_still_urgent_after_waiting(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "update", PoliceExample("update-withdrawn"), "u-1", urgent: true);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-low-risk"), "c-1");

        Assert.True(Assert.Single(await hub.RowsAsync<ConcernRow>()).Urgent);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_child_whose_number_is_learned_from_an_update_is_found_again(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Charity, "concern", CharityExample("concern-low-risk", ("\"verified\"", "\"unverified\"")), "c-1");
        // A number that nobody verified says nothing of who the child is: the child is not found by it.
        var number = hub.Keys.BlindIndex("nhs-number", "9990000018");
        Assert.DoesNotContain(await hub.RowsAsync<ConcernChildRow>(), row => row.ChildIndex == number);
        await hub.SendAsync(Charity, "update", CharityExample("update-restated", ("HB-CASE-0002", Case)), "u-1");
        var children = (await hub.RowsAsync<ConcernChildRow>()).Count;
        await hub.SendAsync(Charity, "update", CharityExample("update-restated", ("HB-CASE-0002", Case)), "u-2");

        Assert.Single(await hub.RowsAsync<ConcernChildRow>(), row => row.ChildIndex == number);
        Assert.Equal(children, (await hub.RowsAsync<ConcernChildRow>()).Count);
    }
}
