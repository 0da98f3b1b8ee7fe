using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class OriginReading
{
    private static readonly PersonRole[] ReferrerRoles = [PersonRole.Professional, PersonRole.Reporter];

    public static Origin Read(JsonCursor root, JsonCursor referral)
    {
        if (!referral.CanBeOpened())
        {
            root.ReportBelow("referral", Problems.MissingElement);
            return new Origin();
        }

        var referrer = referral["referrer"u8];
        return new Origin
        {
            SenderReference = Required(referral, referral["referral_id"u8].Text(), "referral_id"),
            CorrelationId = referral["case_reference"u8].Text(),
            RaisedAt = RaisedAt(referral),
            RaisedBy = RaisedBy(referrer),
            Organisation = referrer["organisation"u8].Text(),
            Team = referrer["team"u8].Text(),
            ReferralSource = Source(referral["referral_source"u8]),
        };
    }

    private static DateTimeOffset? RaisedAt(JsonCursor referral)
    {
        var date = referral["referral_date"u8];
        if (!date.IsPresent)
        {
            referral.ReportBelow("referral_date", Problems.MissingElement);
        }

        return date.Instant();
    }

    private static string? Required(JsonCursor referral, string? value, string name)
    {
        if (value is null)
        {
            referral.ReportBelow(name, Problems.MissingElement);
        }

        return value;
    }

    private static string? Source(JsonCursor source) => source.Code(ReferralSources.Table) is { } known ? ReferralSources.Table.Write(known)?.Code : null;

    /// <summary>The referrer speaks as a professional unless the message gives roles of its own.</summary>
    private static Person? RaisedBy(JsonCursor referrer) =>
        PersonReading.Read(referrer) is { } person ? person with { Roles = person.Roles.Count > 0 ? person.Roles : ReferrerRoles } : null;
}
