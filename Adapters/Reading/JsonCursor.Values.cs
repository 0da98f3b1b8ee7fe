using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <content>Single values: texts, flags, numbers, dates and codes.</content>
internal readonly partial struct JsonCursor
{
    /// <summary>A string as it is, or a number as it is written; null when it is empty or blank.</summary>
    public string? Text()
    {
        if (!IsScalar(out var written))
        {
            return null;
        }

        source!.MarkRead(element);
        return string.IsNullOrWhiteSpace(written) ? null : written;
    }

    /// <summary>true or false; also as text, 0 or 1, as the census writes them.</summary>
    public bool? Flag() => element.ValueKind switch
    {
        _ when !IsPresent => null,
        JsonValueKind.True or JsonValueKind.False => Taken(element.GetBoolean()),
        _ => JsonScalars.Flag(element) is { } flag ? Taken(flag) : Unreadable<bool>(),
    };

    /// <summary>A whole number, also as text; from -2147483648 to 2147483647.</summary>
    public int? WholeNumber() => !IsPresent ? null : JsonScalars.WholeNumber(element) is { } number ? Taken(number) : Unreadable<int>();

    /// <summary>A date <c>yyyy-MM-dd</c> of the years 1900 to 2199; a midnight written after it is ignored.</summary>
    public DateOnly? Date() => !IsPresent ? null : JsonScalars.Date(element) is { } date ? Taken(date) : Unreadable<DateOnly>();

    /// <summary>
    /// A date and time with its offset (RFC 3339). A date alone is read as midnight UTC, which is the same date in the UK all
    /// year round. A local time without an offset cannot be read: it would be an hour wrong for half the year.
    /// </summary>
    public DateTimeOffset? Instant() => !IsPresent ? null : JsonScalars.Instant(element) is { } instant ? Taken(instant) : Unreadable<DateTimeOffset>();

    /// <summary>A day, or a moment with its offset; of a moment the day is the sender's.</summary>
    public (DateOnly? On, DateTimeOffset? At) DayOrMoment()
    {
        if (!IsPresent || JsonScalars.IsDateAlone(element))
        {
            return (Date(), null);
        }

        var at = Instant();
        return (at is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null, at);
    }

    /// <summary>A text that has to have a certain form, such as an area code.</summary>
    public T? Parsed<T>(TextForm<T> form)
        where T : struct
    {
        if (!IsScalar(out var written))
        {
            return null;
        }

        return form(written, out var value) ? Taken(value) : Unreadable<T>();
    }

    /// <summary>
    /// A word of our own vocabulary, which says exactly what the canonical value says. Only an unknown or lossy one is kept
    /// as it was written.
    /// </summary>
    public T? Word<T>(CodeTable<T> table)
        where T : struct, Enum => Lookup(table, keepExact: false);

    /// <summary>A code. As it was written it is kept in <see cref="JsonSource.OriginalCodes"/>; an unknown one is reported and answered with null.</summary>
    public T? Code<T>(CodeTable<T> table)
        where T : struct, Enum => Lookup(table, keepExact: true);

    private T? Lookup<T>(CodeTable<T> table, bool keepExact)
        where T : struct, Enum
    {
        if (Text() is not { } code)
        {
            return null;
        }

        var row = table.Read(code);
        var exact = row is { Lossy: false };
        if (keepExact || !exact)
        {
            source!.Keep(new OriginalCode(table.System, code, row?.Meaning, !exact));
        }

        if (!exact)
        {
            Report(row is null ? Problems.UnknownCode : Problems.LossyCode);
        }

        return row?.Value;
    }

    /// <summary>Takes back a value that could be read and makes no sense: reported as unreadable and listed as not carried.</summary>
    public void Refuse()
    {
        if (IsPresent)
        {
            source!.MarkUnread(element);
            Report(Problems.UnreadableValue);
        }
    }

    private bool IsScalar(out string? written)
    {
        written = null;
        if (!IsPresent)
        {
            return false;
        }

        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Report(Problems.UnreadableValue);
            return false;
        }

        written = element.ValueKind == JsonValueKind.Number ? element.GetRawText()
            : source!.HasSurrogateEscapes ? JsonScalars.CarefulText(element, this) : element.GetString();
        return true;
    }

    private T? Taken<T>(T value)
        where T : struct
    {
        source!.MarkRead(element);
        return value;
    }

    private T? Unreadable<T>()
        where T : struct
    {
        Report(Problems.UnreadableValue);
        return null;
    }
}

/// <summary>Reads a text of a certain form; false when it has another.</summary>
internal delegate bool TextForm<T>(string? text, out T value)
    where T : struct;
