using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class NeedReading
{
    /// <summary>A need whose kind is not known is still a need: it is read as <see cref="NeedKind.Other"/>, open unless said otherwise.</summary>
    public static Need? Read(JsonCursor need) => need.CanBeOpened()
        ? new Need
        {
            Kind = need["need"u8].Word(CanonicalWords<NeedKind>.Table) ?? NeedKind.Other,
            Description = need["description"u8].Text(),
            Open = need["open"u8].Flag() ?? true,
        }
        : null;
}
