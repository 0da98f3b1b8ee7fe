using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.CommandLine;

/// <summary>A time as somebody reads it off the wall, in Europe/London.</summary>
/// <param name="At">Of two times that could be meant the earlier, so that what is owed is due sooner; of one that was never on the clock, the moment it was skipped.</param>
/// <param name="Said">A sentence about that; null: there was nothing to choose.</param>
internal sealed record LocalStart(DateTimeOffset At, string? Said)
{
    /// <summary>Nobody is owed anything from before; and a clock that starts later could end after all calendars.</summary>
    private static readonly (int First, int Last) Years = (1990, 2200);

    private static readonly LocalDateTimePattern[] Local =
        [.. new[] { "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu-MM-dd HH:mm:ss" }.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    private static readonly OffsetDateTimePattern[] WithOffset =
        [.. new[] { "uuuu-MM-dd'T'HH:mmo<Z+HH:mm>", "uuuu-MM-dd'T'HH:mm:sso<Z+HH:mm>" }.Select(OffsetDateTimePattern.CreateWithInvariantCulture)];

    /// <summary>From <c>2026-04-02T16:55</c>, with seconds or not; an offset behind it leaves nothing to choose.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LocalStart? start)
    {
        var local = Local.Select(pattern => pattern.Parse(text ?? "")).FirstOrDefault(parsed => parsed.Success);
        var exact = WithOffset.Select(pattern => pattern.Parse(text ?? "")).FirstOrDefault(parsed => parsed.Success);
        var year = local?.Value.Year ?? exact?.Value.Year;
        start = year < Years.First || year > Years.Last ? null
            : local is not null ? Of(local.Value)
            : exact is not null ? new LocalStart(exact.Value.InZone(ReceiverCalendar.Zone).ToDateTimeOffset(), null)
            : null;
        return start is not null;
    }

    private static LocalStart Of(LocalDateTime time)
    {
        var mapping = ReceiverCalendar.Zone.MapLocal(time);
        return mapping.Count switch
        {
            0 => new(Time(mapping.LateInterval.Start.InZone(ReceiverCalendar.Zone)), "That time was never on the clock, which went forward over it; counted from when it did."),
            1 => new(Time(mapping.Single()), null),
            _ => new(Time(mapping.First()), "That time was on the clock twice, when it went back; counted from the first, in summer time. Write an offset (+00:00) for the second."),
        };
    }

    private static DateTimeOffset Time(ZonedDateTime time) => time.ToDateTimeOffset();
}
