using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>Finds every property that stands twice, since the framework's parser only says that there is one.</summary>
internal static class JsonDuplicates
{
    public static IReadOnlyList<MessageProblem> In(JsonElement root)
    {
        var found = new List<MessageProblem>();
        Search(root, "", found);
        return found.Count > 0 ? found : [Problems.DuplicateProperty.Whole()];
    }

    private static void Search(JsonElement element, string pointer, List<MessageProblem> found)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                var below = JsonPointer.Below(pointer, property.Name);
                if (!names.Add(property.Name))
                {
                    found.Add(Problems.DuplicateProperty.At(below));
                }

                Search(property.Value, below, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                Search(item, JsonPointer.Below(pointer, index++), found);
            }
        }
    }
}
