using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class OtherIdentifierReading
{
    public static void Add(List<ChildIdentifier> all, JsonCursor identifier)
    {
        if (!identifier.CanBeOpened())
        {
            return;
        }

        if (identifier["value"u8].Text() is not { } value)
        {
            identifier.ReportBelow("value", Problems.MissingElement);
            return;
        }

        var scheme = identifier["scheme"u8].Word(CanonicalWords<IdentifierScheme>.Table) ?? IdentifierScheme.Other;
        var said = identifier["assurance"u8].Word(CanonicalWords<IdentifierAssurance>.Table) ?? IdentifierAssurance.Unverified;
        all.Add(new ChildIdentifier
        {
            Scheme = scheme,
            Value = value,
            Assurance = IdentifierReading.Checked(identifier["value"u8], scheme, value, said),
            OriginalSystem = identifier["system"u8].Text(),
        });
    }
}
