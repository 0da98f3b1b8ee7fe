using System.Text.Json;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>The items of a list, to go through with <c>foreach</c>; nothing at all when the list is not there.</summary>
internal struct JsonItems
{
    private readonly JsonSource? source;
    private readonly JsonCursor lone;
    private JsonElement.ArrayEnumerator items;
    private bool loneGiven;

    internal JsonItems(JsonSource source, JsonElement list) => (this.source, items) = (source, list.EnumerateArray());

    internal JsonItems(JsonCursor lone) => this.lone = lone;

    public readonly JsonCursor Current => source is null ? lone : new JsonCursor(source, items.Current);

    public readonly JsonItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (source is not null)
        {
            return items.MoveNext();
        }

        var first = lone.IsPresent && !loneGiven;
        loneGiven = true;
        return first;
    }
}
