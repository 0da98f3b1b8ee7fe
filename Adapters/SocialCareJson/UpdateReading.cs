using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class UpdateReading
{
    public static ConcernUpdate Read(JsonSource source)
    {
        var root = source.Root;
        var update = root["update"u8];
        if (!update["kind"u8].IsPresent)
        {
            root.ReportBelow("update/kind", Problems.MissingElement);
        }

        var kind = update["kind"u8].Word(CanonicalWords<UpdateKind>.Table) ?? UpdateKind.MoreInformation;
        var note = update["note"u8].Text();
        if (IsRestated(root["children"u8]))
        {
            var restated = ConcernReading.Read(source);
            return new ConcernUpdate { Origin = restated.Origin, Kind = kind, Note = note, Restated = restated };
        }

        var referral = root["referral"u8];
        ReportWhatNeedsChildren(root, referral);
        return new ConcernUpdate { Origin = OriginReading.Read(root, referral), Kind = kind, Note = note ?? referral["narrative"u8].Text() };
    }

    private static bool IsRestated(JsonCursor children)
    {
        foreach (var child in children.Items())
        {
            if (child.IsObject)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A changed risk or factor can be taken over only with the whole concern, and that has its children.</summary>
    private static void ReportWhatNeedsChildren(JsonCursor root, JsonCursor referral)
    {
        if (referral["risk"u8].IsPresent || referral["factors"u8].IsPresent || referral["needs_first"u8].IsPresent)
        {
            root.ReportBelow("children", Problems.MissingElement);
        }
    }
}
