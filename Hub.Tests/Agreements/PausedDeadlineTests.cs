using SafeguardingHub.Agreements;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>In March 2026: Monday 9 to Friday 13, Monday 16 to Friday 20. The receiver is open from nine to five.</summary>
public sealed class PausedDeadlineTests
{
    private const PauseReason Need = PauseReason.NeedFirstOpen;

    [Theory]
    // 2h00 on Monday from 15:00, 6h00 left; paused all Tuesday; 6h00 from Wednesday 9:00.
    [InlineData("8 working hours", "2026-03-09T15:00", "2026-03-09T17:00", "2026-03-11T09:00", "2026-03-11T15:00+00:00")]
    // 1h00 before the pause at 10:00, 3h00 left after it at 14:00.
    [InlineData("4 working hours", "2026-03-10T09:00", "2026-03-10T10:00", "2026-03-10T14:00", "2026-03-10T17:00+00:00")]
    // 10 of 72 hours before, 62 after: Wednesday 8:00 and two days and fourteen hours.
    [InlineData("72 clock hours", "2026-03-09T12:00", "2026-03-09T22:00", "2026-03-11T08:00", "2026-03-13T22:00+00:00")]
    // Tuesday and Wednesday all paused: Thursday is working day 1.
    [InlineData("1 working day", "2026-03-09T10:00", "2026-03-09T18:00", "2026-03-11T18:00", "2026-03-12T17:00+00:00")]
    // Tuesday paused only in the afternoon and Thursday only in the morning: 1 and 2; Friday is 3.
    [InlineData("3 working days", "2026-03-09T10:00", "2026-03-10T12:00", "2026-03-12T12:00", "2026-03-13T17:00+00:00")]
    // Paused for an hour of the last day: no time is given back.
    [InlineData("1 working day", "2026-03-09T10:00", "2026-03-10T10:00", "2026-03-10T11:00", "2026-03-10T17:00+00:00")]
    // It stands still at five o'clock: due at the next close.
    [InlineData("1 working day", "2026-03-09T10:00", "2026-03-10T16:00", "2026-03-10T18:00", "2026-03-11T17:00+00:00")]
    // A pause that ends at the very close ends in time.
    [InlineData("1 working day", "2026-03-09T10:00", "2026-03-10T16:00", "2026-03-10T17:00", "2026-03-10T17:00+00:00")]
    // Over before anything ran.
    [InlineData("1 working day", "2026-03-09T10:00", "2026-03-02T09:00", "2026-03-06T17:00", "2026-03-10T17:00+00:00")]
    // Begun before the receipt: from 12:00 on.
    [InlineData("2 working hours", "2026-03-09T10:00", "2026-03-02T09:00", "2026-03-09T12:00", "2026-03-09T14:00+00:00")]
    // Only all of a calendar day is left out: the 11th and 12th.
    [InlineData("2 calendar days", "2026-03-09T10:00", "2026-03-10T10:00", "2026-03-13T00:00", "2026-03-13T23:59+00:00")]
    // After it was due.
    [InlineData("1 working hour", "2026-03-09T10:00", "2026-03-09T11:00", "2026-03-09T16:00", "2026-03-09T11:00+00:00")]
    public void What_was_used_up_before_a_pause_stays_used_up(string clock, string start, string from, string until, string due)
    {
        Pause[] pauses = [new(Need, Local(from), Local(until))];
        var explained = PausedDeadline.Explain(Clock(clock, Need), Office, Local(start), pauses);

        Assert.Equal(Time(due), explained.Due);
        Assert.Equal(explained.Due, PausedDeadline.Of(Clock(clock, Need), Office, Local(start), pauses));
    }

    [Theory]
    [InlineData("4 working hours")]
    [InlineData("4 clock hours")]
    [InlineData("2 working days")]
    [InlineData("2 school days")]
    [InlineData("2 calendar days")]
    public void Nobody_knows_when_it_is_due_while_it_stands_still(string clock)
    {
        var explained = PausedDeadline.Explain(Clock(clock, Need), Office, Local("2026-03-09T16:00"), [new Pause(Need, Local("2026-03-09T17:00"), null)]);

        Assert.Null(explained.Due);
        Assert.Contains("stands still", explained.Steps[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_due_before_an_open_pause_is_due() => Assert.Equal(
        Time("2026-03-10T17:00+00:00"), PausedDeadline.Of(Clock("1 working day", Need), Office, Local("2026-03-09T16:00"), [new Pause(Need, Local("2026-03-11T09:00"), null)]));

    [Fact]
    public void Pauses_that_overlap_count_once_in_whatever_order()
    {
        Pause[] pauses =
        [
            new(PauseReason.ChildChoseLater, Local("2026-03-10T13:00"), Local("2026-03-10T15:00")),
            new(Need, Local("2026-03-10T10:00"), Local("2026-03-10T14:00")),
        ];

        // 1h00 from 9:00 to 10:00, then from 15:00: 16:00.
        Assert.Equal(Time("2026-03-10T16:00+00:00"), PausedDeadline.Of(Clock("2 working hours", Need, PauseReason.ChildChoseLater), Office, Local("2026-03-10T09:00"), pauses));
    }

    [Fact]
    public void A_reason_that_is_not_among_those_of_the_clock_does_not_stop_it_and_that_is_said()
    {
        var explained = PausedDeadline.Explain(Clock("1 working day", Need), Office, Local("2026-03-09T16:00"), [new Pause(PauseReason.WaitingForReferrer, Local("2026-03-09T17:00"), null)]);

        Assert.Equal(Time("2026-03-10T17:00+00:00"), explained.Due);
        Assert.Contains("This clock does not stand still for waiting-for-referrer.", explained.Steps);
    }

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_our_mistake() => Assert.Throws<ArgumentException>(() =>
        PausedDeadline.Of(Clock("1 working day", Need), Office, Local("2026-03-09T16:00"), [new Pause(Need, Local("2026-03-11T09:00"), Local("2026-03-10T09:00"))]));
}
