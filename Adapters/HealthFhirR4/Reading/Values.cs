using System.Globalization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Reads dates, times, numbers and truth values; one that cannot be read is reported and not known.</summary>
internal static class Values
{
    public static DateOnly? Date(FhirNode? parent, string name)
    {
        if (parent is not { } node || node.Text(name) is not { } text)
        {
            return null;
        }

        var day = text.Length > 10 && text[10] == 'T' ? text[..10] : text;
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Unreadable<DateOnly>(node, name);
    }

    /// <summary>A time with its offset. A day without a time is not one.</summary>
    public static DateTimeOffset? Moment(FhirNode? parent, string name)
    {
        if (parent is not { } node || node.Text(name) is not { } text)
        {
            return null;
        }

        var hasOffset = text.Length > 16 && text[10] == 'T' && (text.EndsWith('Z') || text[^6] is '+' or '-');
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : Unreadable<DateTimeOffset>(node, name);
    }

    public static int? Number(FhirNode? parent, string name)
    {
        if (parent is not { } node || node.Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Unreadable<int>(node, name);
    }

    /// <summary>A day, or a moment with its offset; of a moment the day is the sender's.</summary>
    public static (DateOnly? On, DateTimeOffset? At) DayOrMoment(FhirNode? parent, string name)
    {
        if (parent?.UnreadText(name) is not { Length: > 10 })
        {
            return (Date(parent, name), null);
        }

        var at = Moment(parent, name);
        return (at is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null, at);
    }

    public static bool? Truth(FhirNode? parent, string name) =>
        parent is not { } node || node.Text(name) is not { } text ? null
        : text == "true" ? true
        : text == "false" ? false
        : Unreadable<bool>(node, name);

    public static GssCode? Area(FhirNode? parent, string name)
    {
        if (parent is not { } node || node.Text(name) is not { } text)
        {
            return null;
        }

        return GssCode.TryParse(text, out var area) ? area : Unreadable<GssCode>(node, name);
    }

    private static T? Unreadable<T>(FhirNode node, string name)
        where T : struct
    {
        node.Reading.Warn(Problems.UnreadableValue, node.First(name)!.Value);
        return null;
    }
}
