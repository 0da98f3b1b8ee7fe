using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>One counting of one deadline; it writes down its steps when somebody wants to read them.</summary>
internal sealed class DeadlineCount(ReceiverCalendar calendar, DateTimeOffset start, Standstill standstill, List<string>? steps)
{
    private readonly ZonedDateTime begin = Instant.FromDateTimeOffset(start).InZone(ReceiverCalendar.Zone);

    private LocalDate NextDay => begin.Date.PlusDays(1);

    /// <summary>Null: it stands still until somebody says that the reason is gone.</summary>
    public ZonedDateTime? Count(Clock clock)
    {
        Say(() => $"{(clock.Starts is null ? "Received" : "Started")} {TimeWords.Of(begin)}; {clock.InWords()}, counted in Europe/London.");
        var due = clock.Unit switch
        {
            ClockUnit.ClockSeconds => AlwaysRunning(Duration.FromSeconds(clock.Amount), "Clock seconds always run; they are for rehearsals and for what cannot wait an hour."),
            ClockUnit.ClockHours => AlwaysRunning(Duration.FromHours(clock.Amount), "Clock hours always run, at night and on holidays too."),
            ClockUnit.WorkingHours when clock.RunsOutOfHours => AlwaysRunning(Duration.FromHours(clock.Amount), "This clock runs out of hours: what has come in is seen through, whether the receiver is open or not."),
            ClockUnit.WorkingHours => new HourCount(calendar, begin, standstill, Say).WhileOpen(clock.Amount),
            ClockUnit.WorkingDays => WorkingDays(clock.Amount),
            ClockUnit.SchoolDays when clock.DueAt == DueAt.Start => SchoolDayStarts(clock.Amount),
            ClockUnit.SchoolDays => SchoolDays(clock.Amount),
            ClockUnit.CalendarDays => CalendarDays(clock.Amount),
            _ => throw new InvalidOperationException("A seventh unit."),
        };
        SayWhatIsNotKnown(clock, due);
        Say(() => due is { } time ? $"Due {TimeWords.Of(time)}." : "The clock stands still; the time will be known when the reason is gone.");
        return due;
    }

    private ZonedDateTime? AlwaysRunning(Duration length, string why)
    {
        Say(() => why);
        return new HourCount(calendar, begin, standstill, Say).Always(length);
    }

    private ZonedDateTime? WorkingDays(int amount)
    {
        Say(() => "The date of receipt is not counted, whatever the hour.");
        return new DayCount(begin, standstill, Say)
        {
            Sort = "working day",
            WhyNone = calendar.WhyNoWorkingDay,
            DueOn = calendar.CloseOf,
            TimeOn = day => calendar.OpenOn(day) ?? throw new InvalidOperationException("A working day on which the receiver is closed."),
        }.To(amount, NextDay);
    }

    private ZonedDateTime? SchoolDays(int amount)
    {
        Say(() => "School days follow the term calendar and end with the school day; the date of receipt is not counted.");
        var school = calendar.School;
        return new DayCount(begin, standstill, Say)
        {
            Sort = "school day",
            WhyNone = school.WhyNone,
            DueOn = school.EndOf,
            TimeOn = day => new Interval(school.StartOf(day).ToInstant(), school.EndOf(day).ToInstant()),
        }.To(amount, NextDay);
    }

    private ZonedDateTime? SchoolDayStarts(int amount)
    {
        Say(() => "Due before the school day starts: the first start after the receipt counts, on the same date too.");
        var school = calendar.School;
        return new DayCount(begin, standstill, Say)
        {
            Sort = "school day",
            WhyNone = school.WhyNone,
            DueOn = school.StartOf,
            TimeOn = day => new Interval(school.StartOf(day).ToInstant(), school.StartOf(day).ToInstant()),
        }.To(amount, begin.Date);
    }

    private ZonedDateTime? CalendarDays(int amount)
    {
        Say(() => "Calendar days end at 23:59 local time, and the day of receipt is not counted.");
        if (standstill == Standstill.None)
        {
            return LastMinuteOf(begin.Date.PlusDays(amount));
        }

        return new DayCount(begin, standstill, Say)
        {
            Sort = "calendar day",
            WhyNone = _ => null,
            DueOn = LastMinuteOf,
            TimeOn = day => new Interval(ReceiverCalendar.Zone.AtStartOfDay(day).ToInstant(), ReceiverCalendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant()),
        }.To(amount, NextDay);
    }

    private static ZonedDateTime LastMinuteOf(LocalDate day) => (day + ReceiverCalendar.LastMinute).InZoneLeniently(ReceiverCalendar.Zone);

    private void SayWhatIsNotKnown(Clock clock, ZonedDateTime? due)
    {
        var last = due?.Date ?? begin.Date;
        var byHolidays = clock.Unit is ClockUnit.WorkingHours or ClockUnit.WorkingDays or ClockUnit.SchoolDays && !clock.RunsOutOfHours;
        if (byHolidays && begin.Date < calendar.Holidays.KnownFrom)
        {
            Say(() => $"Bank holidays are known only from {TimeWords.LongOf(calendar.Holidays.KnownFrom)}; earlier ones were not counted.");
        }

        if (byHolidays && last > calendar.Holidays.KnownUntil)
        {
            Say(() => $"Bank holidays are known only until {TimeWords.LongOf(calendar.Holidays.KnownUntil)}; later ones were not counted.");
        }

        if (clock.Unit == ClockUnit.SchoolDays && !calendar.School.Known(last))
        {
            Say(() => "No term calendar speaks about these days: every Monday to Friday counted that is no bank holiday.");
        }
    }

    private void Say(Func<string> sentence) => steps?.Add(sentence());
}
