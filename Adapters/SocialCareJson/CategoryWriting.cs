using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class CategoryWriting
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ConcernCategory> categories)
    {
        if (categories.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("factors"u8);
        foreach (var category in categories)
        {
            var (factor, needsCategory) = AssessmentFactors.Write(category, alone: categories.Count == 1);
            writer.WriteStartObject();
            writer.WriteString("factor"u8, factor);
            if (needsCategory)
            {
                writer.Word("category"u8, category);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
