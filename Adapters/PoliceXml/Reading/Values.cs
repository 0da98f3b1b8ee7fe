using System.Globalization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Plain values, read liberally. What cannot be read is a warning, is listed as not carried, and is not known.</summary>
internal static class Values
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>Day first, as people in the United Kingdom write it.</summary>
    private static readonly string[] DayFirst = ["dd/MM/yyyy", "d/M/yyyy"];

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK"];

    public static bool? Flag(this Notes notes, SourceNode? place) => place?.Take() switch
    {
        null => null,
        "true" or "1" or "TRUE" or "True" or "yes" or "Y" => true,
        "false" or "0" or "FALSE" or "False" or "no" or "N" => false,
        _ => notes.Unreadable<bool>(place),
    };

    public static DateOnly? Date(this Notes notes, SourceNode? place)
    {
        if (place?.Take() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        if (DateOnly.TryParseExact(text, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            notes.Warn(Problems.PartlyParsed, place);
            return date;
        }

        return notes.Unreadable<DateOnly>(place);
    }

    /// <summary>A time with the sender's offset. Without one it is taken as United Kingdom local time, and that is a warning.</summary>
    public static DateTimeOffset? Time(this Notes notes, SourceNode? place)
    {
        if (place?.Take() is not { } text)
        {
            return null;
        }

        if (!DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return notes.Unreadable<DateTimeOffset>(place);
        }

        if (HasOffset(text))
        {
            return time;
        }

        notes.Warn(Problems.MissingElement, place);
        return UkLocalTime.At(time.DateTime);
    }

    public static int? Whole(this Notes notes, SourceNode? place) => place?.Take() switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => notes.Unreadable<int>(place),
    };

    public static GssCode? Area(this Notes notes, SourceNode? place) => place?.Take() switch
    {
        null => null,
        { } text when GssCode.TryParse(text, out var code) => code,
        _ => notes.Unreadable<GssCode>(place),
    };

    public static ConcernReference? Reference(this Notes notes, SourceNode? place) => place?.Take() switch
    {
        null => null,
        { } text when ConcernReference.TryParse(text, out var reference) => reference,
        _ => notes.Unreadable<ConcernReference>(place),
    };

    public static Guid? MessageId(this Notes notes, SourceNode? place) => place?.Take() switch
    {
        null => null,
        { } text when Guid.TryParse(text, out var id) => id,
        _ => notes.Unreadable<Guid>(place),
    };

    /// <summary>A day, or a moment; of a moment the day is the sender's.</summary>
    public static (DateOnly? On, DateTimeOffset? At) DayOrMoment(this Notes notes, SourceNode? place)
    {
        if (place?.Take() is not { } text || text.Length <= Iso.Length)
        {
            return (notes.Date(place), null);
        }

        var at = notes.Time(place);
        return (at is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null, at);
    }

    /// <summary>At most <paramref name="longest"/> digits and nothing else.</summary>
    public static string? Digits(this Notes notes, SourceNode? place, int longest)
    {
        var text = place?.Take();
        if (text is null || (text.Length <= longest && text.All(char.IsAsciiDigit)))
        {
            return text;
        }

        notes.Unreadable<int>(place!);
        return null;
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^3] == ':' && text[^6] is '+' or '-');

    private static T? Unreadable<T>(this Notes notes, SourceNode place)
        where T : struct
    {
        notes.Warn(Problems.UnreadableValue, place);
        notes.CouldNotCarry(place);
        return null;
    }
}
