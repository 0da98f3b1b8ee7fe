using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What has to be met before a young person can talk about exploitation.</summary>
internal static class NeedReading
{
    public static Need? Read(JsonCursor need)
    {
        var kind = need["need"u8];
        if (!kind.IsPresent)
        {
            need.ReportBelow("need", Problems.MissingElement);
        }

        return new Need
        {
            Kind = kind.Word<NeedKind>() ?? NeedKind.Other,
            Description = need["inTheirWords"u8].Text(),
            Open = need["open"u8].Flag() ?? true,
        };
    }
}
