using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>
/// Where somebody would be in danger if it became known. For a recipient without need it takes out what the Personal
/// Demographics Service takes out of a restricted record (addresses, contacts, general practitioner), the school, whatever else
/// of the household leads to the door, and every text that names it.
/// </summary>
internal sealed class RestrictedPlaces
{
    /// <summary>Shorter words would be found everywhere.</summary>
    private const int ShortestTellingWord = 4;

    private readonly IReadOnlyList<string> tellingWords;

    private RestrictedPlaces(bool any, IReadOnlyList<string> tellingWords) => (Any, this.tellingWords) = (any, tellingWords);

    public bool Any { get; }

    public static RestrictedPlaces Of(Concern concern)
    {
        var restricted = Addresses(concern).Where(address => address.Restricted).ToList();
        if (restricted.Count == 0)
        {
            return new RestrictedPlaces(false, []);
        }

        IEnumerable<string?> words =
        [
            .. restricted.SelectMany(address => address.Lines.Append(address.Postcode).Append(address.Uprn).Append(address.RestrictionReason)),
            .. concern.Children.SelectMany(child => child.Contacts.Select(contact => contact.Value).Append(child.School).Append(child.GeneralPractitioner)),
        ];
        return new RestrictedPlaces(true, [.. words.Select(Compact).Where(word => word.Length >= ShortestTellingWord).Distinct()]);
    }

    public Concern Strip(Concern concern, List<string> withheld)
    {
        var stripped = concern with
        {
            Children = [.. concern.Children.Select(child => child with { Addresses = [], Contacts = [], School = null, GeneralPractitioner = null })],
            People = [.. concern.People.Select(WithoutPlace)],
            Incident = concern.Incident is { } incident ? incident with { Place = null } : null,
            Origin = concern.Origin.RaisedBy is { } raiser ? concern.Origin with { RaisedBy = WithoutPlace(raiser) } : concern.Origin,
        };
        withheld.AddRange(concern.Children.Any(child => child.Addresses.Count > 0) ? ["child.addresses (restricted)"] : []);
        withheld.AddRange(concern.Children.Any(child => child.Contacts.Count > 0) ? ["child.contacts (restricted)"] : []);
        withheld.AddRange(concern.Children.Any(child => child.School is not null) ? ["child.school (restricted)"] : []);
        withheld.AddRange(concern.Children.Any(child => child.GeneralPractitioner is not null) ? ["child.general-practitioner (restricted)"] : []);
        withheld.AddRange(concern.People.Any(LosesPlace) ? ["people.addresses (restricted)"] : []);
        withheld.AddRange(concern.Incident?.Place is not null ? ["incident.place (restricted)"] : []);
        return FreeText.Without(stripped, IsGivenAwayBy, withheld);
    }

    /// <summary>Whether a text names one of the places, however it is spaced and capitalised.</summary>
    public bool IsGivenAwayBy(string? text)
    {
        var compact = Compact(text);
        return compact.Length > 0 && tellingWords.Any(word => compact.Contains(word, StringComparison.Ordinal));
    }

    private static IEnumerable<Address> Addresses(Concern concern) =>
    [
        .. concern.Children.SelectMany(child => child.Addresses),
        .. concern.People.SelectMany(person => person.Addresses),
        .. concern.Origin.RaisedBy?.Addresses ?? [],
        .. concern.Incident?.Place is { } place ? [place] : Array.Empty<Address>(),
    ];

    private static bool LosesPlace(Person person)
    {
        var without = WithoutPlace(person);
        return without.Addresses.Count < person.Addresses.Count || without.Contacts.Count < person.Contacts.Count;
    }

    private static Person WithoutPlace(Person person) => PeopleGroups.Of(person) == PeopleGroup.Professionals
        ? person with { Addresses = [.. person.Addresses.Where(address => !address.Restricted)] }
        : person with { Addresses = [], Contacts = [] };

    private static string Compact(string? text) => new([.. (text ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
