using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>
/// Goes through the message once, in its order: gives every reported place its pointer and lists what nobody read,
/// a whole subtree by its top. The time it takes grows with the message, not with the number of faults.
/// </summary>
internal sealed class JsonAccounting(JsonSource source, List<JsonSource.FoundProblem> found)
{
    private readonly List<string> notCarried = [];
    private readonly List<MessageProblem> problems = new(found.Count);
    private readonly List<Step> path = [];
    private int next;

    public JsonAccount Account()
    {
        found.Sort((one, other) => one.Offset != other.Offset ? one.Offset.CompareTo(other.Offset) : one.Order.CompareTo(other.Order));
        Visit(source.RootElement, listed: false);
        return new JsonAccount([.. problems.Distinct()], notCarried);
    }

    private void Visit(JsonElement element, bool listed)
    {
        var (offset, length) = source.Place(element);
        for (; next < found.Count && found[next].Offset == offset; next++)
        {
            var pointer = found[next].Missing is { } below ? $"{Pointer()}/{below}" : Pointer();
            problems.Add(found[next].Kind.At(pointer));
        }

        var unread = !listed && IsUnread(element, offset, length);
        if (unread)
        {
            notCarried.Add(Pointer());
        }

        if (!((listed || unread) && NoProblemBefore(offset + length)))
        {
            VisitBelow(element, listed || unread);
        }
    }

    private void VisitBelow(JsonElement element, bool listed)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                path.Add(new Step(property, -1));
                Visit(property.Value, listed);
                path.RemoveAt(path.Count - 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                path.Add(new Step(default, index++));
                Visit(item, listed);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private bool NoProblemBefore(int end) => next >= found.Count || found[next].Offset >= end;

    /// <summary>A list or object was read when anything in it was; an empty one when somebody looked into it.</summary>
    private bool IsUnread(JsonElement element, int offset, int length)
    {
        var hasContent = element.ValueKind switch
        {
            JsonValueKind.Object => element.GetPropertyCount() > 0,
            JsonValueKind.Array => element.GetArrayLength() > 0,
            _ => false,
        };
        return hasContent ? !source.AnythingReadIn(offset + 1, offset + length) : !source.WasRead(offset);
    }

    private string Pointer()
    {
        var pointer = "";
        foreach (var step in path)
        {
            pointer = step.Index < 0 ? JsonPointer.Below(pointer, step.Property.Name) : JsonPointer.Below(pointer, step.Index);
        }

        return pointer;
    }

    /// <param name="Index">Of an item in a list; -1 for a property, whose name becomes text only when it is needed.</param>
    private readonly record struct Step(JsonProperty Property, int Index);
}
