using SafeguardingHub.Adapters.Reading;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Lists of records and of words, in the sender's order.</summary>
internal static class CursorLists
{
    public static List<T> Each<T>(this JsonCursor list, Func<JsonCursor, T?> read)
        where T : class
    {
        var all = new List<T>();
        foreach (var item in list.Items())
        {
            if (read(item) is { } one)
            {
                all.Add(one);
            }
        }

        return all;
    }

    /// <summary>A canonical word, in a list without others.</summary>
    public static T? Word<T>(this JsonCursor word)
        where T : struct, Enum =>
        word.Word(CanonicalWords<T>.Table);

    /// <inheritdoc cref="Words{T}(JsonCursor, CodeTable{T}, T?)"/>
    public static List<T> Words<T>(this JsonCursor list, T? unknown = null)
        where T : struct, Enum =>
        list.Words(CanonicalWords<T>.Table, unknown);

    /// <summary>A set of words. An unknown one is kept among the original codes and read as <paramref name="unknown"/>, or left out when that is null.</summary>
    public static List<T> Words<T>(this JsonCursor list, CodeTable<T> table, T? unknown = null)
        where T : struct, Enum
    {
        var all = new List<T>();
        foreach (var item in list.Items())
        {
            if ((item.Word(table) ?? unknown) is { } value && !all.Contains(value))
            {
                all.Add(value);
            }
        }

        return all;
    }
}
