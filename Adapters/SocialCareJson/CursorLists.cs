using SafeguardingHub.Adapters.Reading;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Lists as this format writes them.</summary>
internal static class CursorLists
{
    /// <summary>Each item that could be read.</summary>
    public static IReadOnlyList<T> ListOf<T>(this JsonCursor list, Func<JsonCursor, T?> read)
        where T : class
    {
        List<T>? all = null;
        foreach (var item in list.Items())
        {
            if (read(item) is { } one)
            {
                (all ??= []).Add(one);
            }
        }

        return all ?? (IReadOnlyList<T>)[];
    }

    public static IReadOnlyList<string> Texts(this JsonCursor list) => list.ListOf(static item => item.Text());

    /// <summary>A set of codes or words: each once, in the sender's order. An unknown one is reported and kept as it was written.</summary>
    public static List<T> SetOf<T>(this JsonCursor list, Func<JsonCursor, T?> read)
        where T : struct, Enum
    {
        var all = new List<T>();
        foreach (var item in list.Items())
        {
            if (read(item) is { } one && !all.Contains(one))
            {
                all.Add(one);
            }
        }

        return all;
    }

    /// <summary>Whether this is an object to read fields from; anything else that stands here is reported.</summary>
    public static bool CanBeOpened(this JsonCursor cursor)
    {
        if (cursor is { IsPresent: true, IsObject: false })
        {
            cursor.Report(Problems.UnreadableValue);
        }

        return cursor.IsObject;
    }
}
