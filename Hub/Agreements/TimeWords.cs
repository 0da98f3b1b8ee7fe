using System.Globalization;
using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>Times as a sentence says them, in Europe/London.</summary>
internal static class TimeWords
{
    public static string Of(ZonedDateTime time) => time.ToString("ddd d MMM yyyy HH:mm x", CultureInfo.InvariantCulture);

    public static string Of(Instant time) => Of(time.InZone(ReceiverCalendar.Zone));

    public static string Of(LocalDate day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string LongOf(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string SentenceOf(DateTimeOffset time) => Instant.FromDateTimeOffset(time).InZone(ReceiverCalendar.Zone).ToString("dddd d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For lists: sorts as text but for the hour in autumn that comes twice.</summary>
    public static string ShortOf(DateTimeOffset time) => Instant.FromDateTimeOffset(time).InZone(ReceiverCalendar.Zone).ToString("yyyy-MM-dd HH:mm x", CultureInfo.InvariantCulture);

    public static string TimeOf(Instant time) => time.InZone(ReceiverCalendar.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Hours(Duration duration) => duration.ToString("H'h'mm", CultureInfo.InvariantCulture);
}
