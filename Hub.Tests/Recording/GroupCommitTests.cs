using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Translation;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class GroupCommitTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_that_the_hub_fails_on_becomes_a_dead_letter_and_its_neighbours_are_recorded(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        List<Task<Acceptance>> recordings;
        await using (var context = hub.Store.Open())
        await using (await hub.Store.BeginWriteAsync(context, TestContext.Current.CancellationToken))
        {
            // While the store is held, what is waiting gathers into one group.
            recordings = [.. Enumerable.Range(1, 40).Select(number => hub.Recorder.RecordAsync(Item(hub, number, fails: number == 20), TestContext.Current.CancellationToken))];
        }

        var accepted = await Task.WhenAll(recordings);

        Assert.Equal(ReceivedOutcome.DeadLetter, accepted[19].Outcome);
        Assert.Equal(39, accepted.Count(each => each.Outcome == ReceivedOutcome.Recorded));
        Assert.Equal(39, (await hub.RowsAsync<ConcernRow>()).Count);
        var letter = Assert.Single(await hub.RowsAsync<DeadLetterRow>());
        Assert.Equal(("routing", nameof(InvalidOperationException)), (letter.Code, letter.ExceptionType));
        Assert.StartsWith("hub.in.charity routing/InvalidOperationException/", letter.Fingerprint, StringComparison.Ordinal);
        Assert.DoesNotContain("Testerley", letter.Fingerprint, StringComparison.Ordinal);
        var kept = (await hub.RowsAsync<ReceivedMessageRow>()).Single(row => row.Id == letter.Id);
        var key = hub.Keys.Unwrap((await hub.RowsAsync<DataKeyRow>()).Single(row => row.Id == kept.DataKeyId));
        Assert.Equal(Body(20), key.Open(kept.SealedBody, SealedJson.Body(kept.Id)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_fault_has_the_same_fingerprint(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.Recorder.RecordAsync(Item(hub, 1, fails: true), TestContext.Current.CancellationToken);
        await hub.Recorder.RecordAsync(Item(hub, 2, fails: true), TestContext.Current.CancellationToken);

        Assert.Single((await hub.RowsAsync<DeadLetterRow>()).Select(letter => letter.Fingerprint).Distinct());
    }

    private static byte[] Body(int number) => CharityExample("concern-low-risk", ("HB-CASE-0011", $"HB-CASE-2{number:000}"));

    private static Recordable Item(RunningFlow hub, int number, bool fails)
    {
        var received = Reception.Check(RunningFlow.Delivered(Charity, "concern", Body(number), $"c-{number}"), hub.Agreement, new ReceivingLimits(), hub.Keys, hub.Time.GetUtcNow());
        return new Recordable
        {
            Received = received,
            Translation = new Normalizer(SafeguardingHub.Adapters.AgencyAdapters.BuiltIn).Translate(received),
            Decide = (concern, raisedBy, at, known) => fails
                ? throw new InvalidOperationException("This text repeats what a message said: Testerley.")
                : RecipientList.Decide(concern, raisedBy, at, known, hub.Agreement),
            DecideUpdate = (_, _, _, _, _, _) => throw new InvalidOperationException("No update was sent."),
            HistoryWindow = TimeSpan.FromDays(90),
        };
    }
}
