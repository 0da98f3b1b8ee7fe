using SafeguardingHub.Recording;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class WaitingEntriesTests
{
    private static readonly Guid Child = Guid.NewGuid();
    private static readonly Guid OtherChild = Guid.NewGuid();

    private readonly WaitingEntries waiting = new();

    [Fact]
    public void They_are_given_out_in_the_order_in_which_they_came_as_many_as_asked_for()
    {
        var entries = Enumerable.Range(0, 5).Select(_ => Added()).ToList();

        Assert.Equal(entries[..3], waiting.Take(3));
        Assert.Equal(entries[3..], waiting.Take(3));
        Assert.True(waiting.IsEmpty);
    }

    [Fact]
    public void One_group_may_hold_several_about_one_child()
    {
        RecordingEntry[] both = [Added(Child), Added(Child)];

        Assert.Equal(both, waiting.Take(10));
    }

    [Fact]
    public void What_touches_a_child_in_work_waits_until_that_is_done()
    {
        var first = Added(Child);
        var group = waiting.Take(10);
        var (second, unrelated) = (Added(Child), Added(OtherChild));

        Assert.Equal([first], group);
        Assert.Equal([unrelated], waiting.Take(10));
        Assert.Empty(waiting.Take(10));
        waiting.Done(group);
        Assert.Equal([second], waiting.Take(10));
    }

    [Fact]
    public void What_touches_something_that_was_passed_over_does_not_overtake_it()
    {
        Added(Child);
        var group = waiting.Take(10);
        var (passedOver, behindIt) = (Added(Child, OtherChild), Added(OtherChild));

        Assert.Empty(waiting.Take(10));
        waiting.Done(group);
        Assert.Equal([passedOver, behindIt], waiting.Take(10));
    }

    private RecordingEntry Added(params Guid[] about)
    {
        var received = RunningFlow.Delivered(Police, "concern", [], "m-1");
        var item = new Recordable
        {
            Received = new SafeguardingHub.Receiving.Received
            {
                Id = Guid.NewGuid(),
                At = RunningFlow.Start,
                Delivered = received,
                WholeBytes = 0,
                Sender = null,
                Kind = null,
                AnsweredMessageId = "m-1",
                IdempotencyKey = Guid.NewGuid(),
                BodyIndex = Guid.NewGuid(),
                Problems = [],
            },
            Translation = null,
            Decide = (_, _, _, _) => throw new NotSupportedException(),
            DecideUpdate = (_, _, _, _, _, _) => throw new NotSupportedException(),
            HistoryWindow = TimeSpan.Zero,
        };
        var entry = new RecordingEntry(item, new TaskCompletionSource<Acceptance>(), [], about);
        waiting.Add(entry);
        return entry;
    }
}
