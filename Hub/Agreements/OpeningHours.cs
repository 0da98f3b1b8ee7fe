using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>When somebody is there to read what arrives, in local time (Europe/London).</summary>
public sealed record OpeningHours
{
    /// <summary>Day and night, bank holidays too.</summary>
    public bool Always { get; init; }

    /// <summary>Whether the hours of the weekday hold on a bank holiday as well.</summary>
    public bool OnBankHolidays { get; init; }

    public DayHours? Monday { get; init; }

    public DayHours? Tuesday { get; init; }

    public DayHours? Wednesday { get; init; }

    public DayHours? Thursday { get; init; }

    public DayHours? Friday { get; init; }

    public DayHours? Saturday { get; init; }

    public DayHours? Sunday { get; init; }

    /// <summary>The hours of a weekday, null when closed.</summary>
    public DayHours? On(IsoDayOfWeek day) => Always ? DayHours.WholeDay : day switch
    {
        IsoDayOfWeek.Monday => Monday,
        IsoDayOfWeek.Tuesday => Tuesday,
        IsoDayOfWeek.Wednesday => Wednesday,
        IsoDayOfWeek.Thursday => Thursday,
        IsoDayOfWeek.Friday => Friday,
        IsoDayOfWeek.Saturday => Saturday,
        IsoDayOfWeek.Sunday => Sunday,
        _ => null,
    };
}

/// <summary>Local times of one day. <paramref name="To"/> at midnight (written <c>24:00</c>) is the end of that day.</summary>
public sealed record DayHours(LocalTime From, LocalTime To)
{
    public static readonly DayHours WholeDay = new(LocalTime.Midnight, LocalTime.Midnight);

    public bool ToEndOfDay => To == LocalTime.Midnight;
}
