using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Codes that the sender itself passes on from somebody else.</summary>
internal static class OriginalCodeReading
{
    public static void Keep(JsonCursor codes, JsonSource source)
    {
        foreach (var item in codes.Items())
        {
            if (item.CanBeOpened())
            {
                source.Keep(new OriginalCode(
                    item["system"u8].Text() ?? "", item["code"u8].Text() ?? "", item["display"u8].Text(), item["lossy"u8].Flag() ?? false));
            }
        }
    }
}
