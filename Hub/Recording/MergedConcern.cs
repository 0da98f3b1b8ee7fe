using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>A concern as an update leaves it: the sender's new statement, except that a restriction once set is not lifted by silence.</summary>
public static class MergedConcern
{
    public static Concern Of(Concern before, ConcernUpdate update)
    {
        if (update.Restated is not { } after)
        {
            return before;
        }

        var restricted = before.Children.SelectMany(child => child.Addresses).Concat(before.People.SelectMany(person => person.Addresses))
            .Where(address => address.Restricted).Select(PlaceOf).ToHashSet();
        return after with
        {
            Origin = after.Origin with { CorrelationId = before.Origin.CorrelationId ?? after.Origin.CorrelationId },
            Children = [.. after.Children.Select(child => child with { Addresses = Restrict(child.Addresses, restricted) })],
            People = [.. after.People.Select(person => person with { Addresses = Restrict(person.Addresses, restricted) })],
        };
    }

    private static IReadOnlyList<Address> Restrict(IReadOnlyList<Address> addresses, HashSet<string> restricted) =>
        [.. addresses.Select(address => restricted.Contains(PlaceOf(address)) ? address with { Restricted = true } : address)];

    /// <summary>The same house, however it is spaced or cased.</summary>
    private static string PlaceOf(Address address) =>
        new([.. $"{(address.Lines is [var first, ..] ? first : "")}{address.Postcode}".ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
