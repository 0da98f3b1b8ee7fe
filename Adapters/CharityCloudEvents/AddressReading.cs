using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Addresses. Where a restriction cannot be read, the address is restricted.</summary>
internal static class AddressReading
{
    public static Address? Read(JsonCursor address)
    {
        if (!address.IsPresent)
        {
            return null;
        }

        var reason = address["whyRestricted"u8].Text();
        return new Address
        {
            Kind = address["kind"u8].Word<AddressKind>() ?? AddressKind.Other,
            Lines = address["lines"u8].Each(line => line.Text()),
            Town = address["town"u8].Text(),
            County = address["county"u8].Text(),
            Postcode = address["postcode"u8].Text(),
            Uprn = address["uprn"u8].Text(),
            Area = address["area"u8].Parsed<GssCode>(GssCode.TryParse),
            Restricted = IsRestricted(address, reason),
            RestrictionReason = reason,
            From = address["from"u8].Date(),
            Until = address["until"u8].Date(),
        };
    }

    private static bool IsRestricted(JsonCursor address, string? reason)
    {
        var restricted = address["restricted"u8];
        if (restricted.IsPresent)
        {
            return restricted.Flag() ?? true;
        }

        if (reason is not null)
        {
            address.ReportBelow("restricted", Problems.MissingElement);
        }

        return reason is not null;
    }
}
