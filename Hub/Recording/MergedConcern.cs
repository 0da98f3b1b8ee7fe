using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>
/// A concern as an update leaves it: the sender's new statement, except that a restriction once set is not lifted by silence.
/// An address stays restricted when it is restated without the mark; a child's restricted address that is not restated at all
/// stays with the child, since by it a school or a sentence is known to lead to the door.
/// </summary>
public static class MergedConcern
{
    public static Concern Of(Concern before, ConcernUpdate update)
    {
        if (update.Restated is not { } after)
        {
            return before;
        }

        var restricted = AddressesOf(before).Where(address => address.Restricted).SelectMany(NamesOf).ToHashSet();
        var restated = AddressesOf(after).SelectMany(NamesOf).ToHashSet();
        return after with
        {
            Origin = after.Origin with { CorrelationId = before.Origin.CorrelationId ?? after.Origin.CorrelationId },
            Children = [.. after.Children.Select((child, place) => child with
            {
                Addresses =
                [
                    .. Restrict(child.Addresses, restricted),
                    .. before.Children.Where((_, placeBefore) => Math.Min(placeBefore, after.Children.Count - 1) == place)
                        .SelectMany(earlier => earlier.Addresses).Where(address => address.Restricted && !NamesOf(address).Any(restated.Contains)),
                ],
            })],
            People = [.. after.People.Select(person => person with { Addresses = [.. Restrict(person.Addresses, restricted)] })],
        };
    }

    private static IEnumerable<Address> AddressesOf(Concern concern) =>
        concern.Children.SelectMany(child => child.Addresses).Concat(concern.People.SelectMany(person => person.Addresses));

    private static IEnumerable<Address> Restrict(IReadOnlyList<Address> addresses, HashSet<string> restricted) =>
        addresses.Select(address => NamesOf(address).Any(restricted.Contains) ? address with { Restricted = true } : address);

    /// <summary>What the house may be known by, however it is spaced or cased; neighbours under one postcode count as one house.</summary>
    private static IEnumerable<string> NamesOf(Address address) =>
        new[] { address.Uprn, address.Postcode, string.Concat(address.Lines) }
            .Select(name => new string([.. (name ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]))
            .Where(name => name.Length > 0);
}
