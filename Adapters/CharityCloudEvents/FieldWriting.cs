using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Adapters.Reading;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Properties that are written only when there is something to say.</summary>
internal static class FieldWriting
{
    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    public static void Texts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts) =>
        json.Each(name, texts, static (json, text) => json.WriteStringValue(text));

    public static void Flag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(name, value);
        }
    }

    public static void Number(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    public static void Date(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? date) =>
        json.Text(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Instant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>A canonical word: the only ones that are written.</summary>
    public static void Word<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T value)
        where T : struct, Enum =>
        json.WriteString(name, CanonicalWords<T>.Of(value));

    public static void Words<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> values)
        where T : struct, Enum =>
        json.Each(name, values, static (json, value) => json.WriteStringValue(CanonicalWords<T>.Of(value)));

    /// <summary>A list, left out when it is empty.</summary>
    public static void Each<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count > 0)
        {
            json.Every(name, items, write);
        }
    }

    /// <summary>A list, written even when it is empty.</summary>
    public static void Every<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
