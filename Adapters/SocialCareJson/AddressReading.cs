using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class AddressReading
{
    public static Address? Read(JsonCursor address) => ReadAs(address, AddressKind.Other);

    /// <param name="kind">What it is when the message does not say, or does not say it in a way we know.</param>
    public static Address? ReadAs(JsonCursor address, AddressKind kind) => address.CanBeOpened()
        ? new Address
        {
            Kind = address["type"u8].Word(CanonicalWords<AddressKind>.Table) ?? kind,
            Lines = address["lines"u8].Texts(),
            Town = address["town"u8].Text(),
            County = address["county"u8].Text(),
            Postcode = address["postcode"u8].Text(),
            Uprn = address["uprn"u8].Text(),
            Area = address["area_gss"u8].Parsed<GssCode>(GssCode.TryParse),
            Restricted = Restricted(address),
            RestrictionReason = address["restriction_reason"u8].Text(),
            From = address["from"u8].Date(),
            Until = address["until"u8].Date(),
        }
        : null;

    /// <summary>A flag that cannot be read, or a reason without a flag, restricts: the mistake must not be on the dangerous side.</summary>
    private static bool Restricted(JsonCursor address)
    {
        var flag = address["restricted"u8];
        return flag.Flag() ?? (flag.IsPresent || address["restriction_reason"u8].IsPresent);
    }
}
