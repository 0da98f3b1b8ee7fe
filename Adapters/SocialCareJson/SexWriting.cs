using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class SexWriting
{
    /// <param name="whenNotRecorded">The DfE wants a sex for every child, U included; of other people nothing is said instead.</param>
    public static void Write(Utf8JsonWriter writer, Sex sex, bool whenNotRecorded)
    {
        if (sex == Sex.NotRecorded && !whenNotRecorded)
        {
            return;
        }

        var row = Sexes.Table.Write(sex)!;
        writer.WriteString("sex"u8, row.Code);
        if (row.Lossy)
        {
            writer.Word("sex_recorded_as"u8, sex);
        }
    }
}
