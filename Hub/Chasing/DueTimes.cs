using NodaTime;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>When something that was opened is due.</summary>
public static class DueTimes
{
    /// <summary>By the calendar of whoever owes it; the triage agency's stands in for the partnership and for an agency that has left.</summary>
    public static DateTimeOffset Of(OpenObligation opened, Agreement agreement) => Of(opened.Clock, opened.OwedBy, Start(opened), agreement);

    internal static DateTimeOffset Of(OpenObligation opened, Clock clock, Agreement agreement) => Of(clock, opened.OwedBy, Start(opened), agreement);

    public static DateTimeOffset Of(string clock, RoleAt owedBy, DateTimeOffset start, Agreement agreement) => Of(ProcessClocks.Named(clock, agreement), owedBy, start, agreement);

    internal static DateTimeOffset Of(Clock clock, RoleAt owedBy, DateTimeOffset start, Agreement agreement)
    {
        var agency = (owedBy.Agency is { } id ? agreement.Find(id) : null) ?? agreement.Find(agreement.Triage.Agency) ?? agreement.Agencies[0];
        return Deadline.Of(clock, agreement.CalendarOf(agency), start);
    }

    /// <summary>The start of the day in Europe/London, if there is a day to wait for.</summary>
    internal static DateTimeOffset Start(OpenObligation opened) => opened.NotBefore is { } day
        ? Later(LocalDate.FromDateOnly(day).AtStartOfDayInZone(ReceiverCalendar.Zone).ToDateTimeOffset(), opened.Start)
        : opened.Start;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
