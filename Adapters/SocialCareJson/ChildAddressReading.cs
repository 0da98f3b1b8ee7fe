using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>A child's addresses and the bare postcode that the DfE fields have.</summary>
internal static class ChildAddressReading
{
    public static IReadOnlyList<Address> Read(JsonCursor addresses, JsonCursor postcode)
    {
        var listed = addresses.ListOf(AddressReading.Read);
        if (postcode.Text() is not { } bare || listed.Any(address => Same(address.Postcode, bare)))
        {
            return listed;
        }

        // Beside a restricted address a bare postcode may well be that address's own.
        return [.. listed, new Address { Kind = AddressKind.Home, Postcode = bare, Restricted = listed.Any(address => address.Restricted) }];
    }

    private static bool Same(string? one, string other) =>
        one is not null && one.Replace(" ", "", StringComparison.Ordinal).Equals(other.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
