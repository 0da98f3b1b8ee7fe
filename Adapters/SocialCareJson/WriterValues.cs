using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Adapters.Reading;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Properties that are written only when there is something to say.</summary>
internal static class WriterValues
{
    private const int DateLength = 10;

    public static void Text(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    public static void Word<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : struct, Enum => writer.WriteString(name, CanonicalWords<T>.Of(value));

    public static void Flag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    public static void Number(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void Date(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? value)
    {
        if (value is { } date)
        {
            Span<char> text = stackalloc char[DateLength];
            date.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            writer.WriteString(name, text);
        }
    }

    /// <summary>With its offset, in the form of RFC 3339.</summary>
    public static void Instant(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            writer.WriteString(name, instant);
        }
    }

    public static void Texts(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> values) =>
        writer.List(name, [.. values.Where(value => value.Length > 0)], static (to, value) => to.WriteStringValue(value));

    public static void WordList<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> values)
        where T : struct, Enum => writer.List(name, values, static (to, value) => to.WriteStringValue(CanonicalWords<T>.Of(value)));

    /// <summary>A list, unless it is empty.</summary>
    public static void List<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            write(writer, value);
        }

        writer.WriteEndArray();
    }
}
