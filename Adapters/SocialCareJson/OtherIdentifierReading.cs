using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class OtherIdentifierReading
{
    public static void Add(List<ChildIdentifier> all, JsonCursor written)
    {
        if (!written.CanBeOpened())
        {
            return;
        }

        if (written["value"u8].Text() is not { } value)
        {
            written.ReportBelow("value", Problems.MissingElement);
            return;
        }

        var scheme = written["scheme"u8].Word(CanonicalWords<IdentifierScheme>.Table) ?? IdentifierScheme.Other;
        var said = written["assurance"u8].Word(CanonicalWords<IdentifierAssurance>.Table) ?? IdentifierAssurance.Unverified;
        var identifier = IdentifierReading.Checked(written["value"u8], scheme, value, said);
        all.Add(identifier with { OriginalSystem = written["system"u8].Text() });
    }
}
