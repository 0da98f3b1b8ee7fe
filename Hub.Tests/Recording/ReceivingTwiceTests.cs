using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class ReceivingTwiceTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_concern_received_twice_is_recorded_once_and_the_same_receipt_is_repeated(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = PoliceExample("concern-full");
        var first = await hub.SendAsync(Police, "concern", concern, "m-1");
        hub.Time.Advance(TimeSpan.FromHours(2));
        var second = await hub.SendAsync(Police, "concern", concern, "m-1");
        await hub.RelayAsync();

        Assert.Equal((ReceivedOutcome.Recorded, false), (first.Outcome, first.Repeated));
        Assert.Equal((ReceivedOutcome.Recorded, true), (second.Outcome, second.Repeated));
        Assert.Equal(first.Reference, second.Reference);
        Assert.Single(await hub.RowsAsync<ConcernRow>());
        Assert.Single(await hub.RowsAsync<ReceivedMessageRow>());
        Assert.Equal((await hub.RecipientsAsync()).Distinct(), await hub.RecipientsAsync());
        var receipts = hub.Channel.OfType("receipt");
        Assert.Equal(2, receipts.Count);
        Assert.Equal(receipts[0].MessageId, receipts[1].MessageId);
        Assert.Equal(receipts[0].Body.ToArray(), receipts[1].Body.ToArray());
        Assert.Equal((await hub.RecipientsAsync()).Count, hub.Channel.OfType("referral").Count);
    }

    [Fact]
    public async Task The_same_message_a_hundred_times_at_once_over_two_instances_is_one_concern()
    {
        await using var one = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var two = one.Another();
        var concern = PoliceExample("concern-full");
        var accepted = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? one : two).SendAsync(Police, "concern", concern, "m-1")));
        await one.RelayAsync();

        Assert.Single(accepted, acceptance => !acceptance.Repeated);
        Assert.Single(accepted.Select(acceptance => acceptance.Reference).Distinct());
        Assert.Single(await one.RowsAsync<ConcernRow>());
        Assert.Equal((await one.RecipientsAsync()).Distinct(), await one.RecipientsAsync());
        var receipts = one.Channel.OfType("receipt");
        Assert.Equal(100, receipts.Count);
        Assert.Single(receipts.Select(CapturingChannel.Text).Distinct());
        Assert.Contains(accepted[0].Reference!.Value.ToString(), CapturingChannel.Text(receipts[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_messages_redelivered_to_two_instances_at_once_in_any_order_are_each_received_once()
    {
        await using var one = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var two = one.Another();
        var unreadable = PoliceExample("invalid/concern-cut-off");
        foreach (var round in Enumerable.Range(0, 2))
        {
            var numbers = Enumerable.Range(round * 100, 100).ToList();
            await Task.WhenAll(
                Task.Run(() => Task.WhenAll(numbers.Select(number => one.SendAsync(Police, "concern", unreadable, $"m-{number}"))), TestContext.Current.CancellationToken),
                Task.Run(() => Task.WhenAll(numbers.AsEnumerable().Reverse().Select(number => two.SendAsync(Police, "concern", unreadable, $"m-{number}"))), TestContext.Current.CancellationToken));
        }

        Assert.Equal(200, (await one.RowsAsync<ReceivedMessageRow>()).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_id_with_another_body_is_rejected_and_so_is_its_repeat_with_the_same_rejection(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        var other = PoliceExample("concern-low-risk");
        var conflict = await hub.SendAsync(Police, "concern", other, "m-1");
        var again = await hub.SendAsync(Police, "concern", other, "m-1");
        await hub.RelayAsync();

        Assert.Equal(Problems.SameIdOtherBody.Code, Assert.Single(conflict.Problems).Code);
        Assert.Equal((ReceivedOutcome.Quarantined, false), (conflict.Outcome, conflict.Repeated));
        Assert.Equal((ReceivedOutcome.Quarantined, true), (again.Outcome, again.Repeated));
        Assert.Equal(Problems.SameIdOtherBody.Code, Assert.Single(again.Problems).Code);
        Assert.Single(await hub.RowsAsync<ConcernRow>());
        Assert.Equal(2, (await hub.RowsAsync<ReceivedMessageRow>()).Count);
        var rejections = hub.Channel.OfType("rejection");
        Assert.Equal(2, rejections.Count);
        Assert.Equal(rejections[0].MessageId, rejections[1].MessageId);
        Assert.Equal(rejections[0].Body.ToArray(), rejections[1].Body.ToArray());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Without_a_message_id_the_body_is_the_key(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var first = await hub.SendAsync(Charity, "concern", CharityExample("concern-full"), null);
        var same = await hub.SendAsync(Charity, "concern", CharityExample("concern-full"), null);
        var other = await hub.SendAsync(Charity, "concern", CharityExample("concern-low-risk"), null);

        Assert.True(same.Repeated);
        Assert.False(other.Repeated);
        Assert.Equal(first.Reference, same.Reference);
        Assert.NotEqual(first.Reference, other.Reference);
        Assert.StartsWith("sha256:", first.AnsweredMessageId, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_message_id_of_two_agencies_is_two_messages(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        var charity = await hub.SendAsync(Charity, "concern", CharityExample("concern-full"), "m-1");

        Assert.Equal((ReceivedOutcome.Recorded, false), (charity.Outcome, charity.Repeated));
        Assert.Equal(2, (await hub.RowsAsync<ConcernRow>()).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_whose_sender_nobody_knows_is_kept_and_nobody_is_answered(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var accepted = await hub.Flow.AcceptAsync(
            new Delivered { Channel = "queue", Sender = null, Message = "", Body = PoliceExample("concern-full") }, TestContext.Current.CancellationToken);

        Assert.Equal([Problems.UnknownSender.Code, Problems.UnknownMessageKind.Code], accepted.Problems.Select(problem => problem.Code));
        Assert.Equal(ReceivedOutcome.Quarantined, Assert.Single(await hub.RowsAsync<ReceivedMessageRow>()).Outcome);
        Assert.Empty(await hub.RowsAsync<OutboxRow>());
    }
}
