using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>Terms to Friday 27 March, from Monday 13 April (closed that day) to Friday 22 May, from Monday 1 June; school from 8:30 to 15:00.</summary>
public sealed class SchoolDayTests
{
    private static readonly Clock BeforeSchool = Clock("1 school day") with { DueAt = DueAt.Start };

    [Theory]
    // In term: the next day, at the end of school.
    [InlineData("1 school day", "2026-03-10T10:00", "2026-03-11T15:00+00:00")]
    // Over the Easter holidays, and schools are closed on the first day: Tuesday 14 April.
    [InlineData("1 school day", "2026-03-27T10:00", "2026-04-14T15:00+01:00")]
    // The bank holiday of 4 May is a day of term and no school day: 1 and 5 May are the two.
    [InlineData("2 school days", "2026-04-30T10:00", "2026-05-05T15:00+01:00")]
    // Over half-term.
    [InlineData("2 school days", "2026-05-21T10:00", "2026-06-01T15:00+01:00")]
    public void School_days_follow_the_term_calendar(string clock, string start, string due) => Assert.Equal(Time(due), Deadline.Of(Clock(clock), Office, Local(start)));

    [Theory]
    // In the night before a school day: that same morning.
    [InlineData("2026-03-10T03:00", "2026-03-10T08:30+00:00")]
    // When school has begun, at the minute too: the next morning.
    [InlineData("2026-03-10T08:30", "2026-03-11T08:30+00:00")]
    // On a Friday evening: Monday morning.
    [InlineData("2026-03-13T21:00", "2026-03-16T08:30+00:00")]
    // In the holidays: the first morning of term on which schools are open.
    [InlineData("2026-04-05T21:00", "2026-04-14T08:30+01:00")]
    public void What_is_due_before_the_next_school_day_is_due_when_that_starts(string start, string due) => Assert.Equal(Time(due), Deadline.Of(BeforeSchool, NeverClosed, Local(start)));

    [Fact]
    public void A_day_no_calendar_speaks_about_counts_as_a_school_day_and_that_is_said()
    {
        var explained = Deadline.Explain(Clock("1 school day"), Office, Local("2026-08-10T10:00"));

        Assert.Equal(Time("2026-08-11T15:00+01:00"), explained.Due);
        Assert.Contains(explained.Steps, step => step.StartsWith("No term calendar speaks about these days", StringComparison.Ordinal));
    }

    [Fact]
    public void The_calendar_of_an_agency_goes_before_that_of_its_area_and_that_before_its_nations()
    {
        var agency = TestData.Northshire.Find(TestData.SocialCare)!;
        var nation = Terms with { Source = "nation" };
        var area = Terms with { Nations = [], Areas = agency.Areas, Source = "area" };
        var own = Terms with { Nations = [], Agencies = [agency.Id], Source = "own" };

        Assert.Equal("own", SchoolCalendar.For(agency, [nation, area, own])?.Source);
        Assert.Equal("area", SchoolCalendar.For(agency, [nation, area])?.Source);
        Assert.Equal("nation", SchoolCalendar.For(agency, [nation])?.Source);
        Assert.Null(SchoolCalendar.For(agency, [nation with { Nations = [Nation.Scotland] }]));
    }
}
