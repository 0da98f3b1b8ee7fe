namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>
/// The offset of United Kingdom local time: summer time from the last Sunday of March to the last Sunday of October, at
/// 01:00 UTC (Summer Time Order 2002). Written out so that reading a message depends on nothing of the machine.
/// </summary>
internal static class UkLocalTime
{
    public static DateTimeOffset At(DateTime local)
    {
        // In the hour that comes twice in October the earlier reading holds, in the hour that never comes in March the later.
        var begins = LastSunday(local.Year, 3).AddHours(1);
        var ends = LastSunday(local.Year, 10).AddHours(2);
        var offset = local >= begins && local < ends ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month), 0, 0, 0, DateTimeKind.Unspecified);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
