using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class SexReading
{
    /// <summary>The code, unless the word beside it says more than the code can.</summary>
    public static Sex Read(JsonCursor holder)
    {
        var code = holder["sex"u8].Code(Sexes.Table);
        return holder["sex_recorded_as"u8].Word(CanonicalWords<Sex>.Table) ?? code ?? Sex.NotRecorded;
    }
}
