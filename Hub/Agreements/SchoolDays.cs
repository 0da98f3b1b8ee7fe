using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// The school days of one calendar: Monday to Friday in term, no bank holiday, no day on which schools are closed. A day that no term
/// list speaks about counts as a school day, because the earlier deadline is the child's.
/// </summary>
internal sealed class SchoolDays(SchoolCalendar? calendar, Nation nation, BankHolidays holidays)
{
    private static readonly LocalTime UsualStart = new(8, 30);
    private static readonly LocalTime UsualEnd = new(15, 0);

    public bool Known(LocalDate day) => calendar is { Terms.Count: > 0 }
        && day >= LocalDate.FromDateOnly(calendar.Terms[0].From) && day <= LocalDate.FromDateOnly(calendar.Terms[^1].To);

    /// <summary>The reason in words; null for a school day.</summary>
    public string? WhyNone(LocalDate day)
    {
        if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            return "weekend";
        }

        if (holidays.TitleOf(nation, day) is { } title)
        {
            return $"bank holiday: {title}";
        }

        var date = day.ToDateOnly();
        return calendar is null || !Known(day) ? null
            : !calendar.Terms.Any(term => term.From <= date && date <= term.To) ? "school holidays"
            : calendar.ClosedOn.Contains(date) ? "schools closed" : null;
    }

    public ZonedDateTime StartOf(LocalDate day) => (day + (calendar?.DayStarts ?? UsualStart)).InZoneLeniently(ReceiverCalendar.Zone);

    public ZonedDateTime EndOf(LocalDate day) => (day + (calendar?.DayEnds ?? UsualEnd)).InZoneLeniently(ReceiverCalendar.Zone);
}
