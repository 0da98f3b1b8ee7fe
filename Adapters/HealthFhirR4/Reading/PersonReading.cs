using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What Patient, contact, RelatedPerson and Practitioner have in common: names, sex, ways to reach them, addresses.</summary>
internal static class PersonReading
{
    private static readonly HashSet<string> UsesOfTheNameInUse = new(StringComparer.Ordinal) { "official", "usual" };

    /// <summary>The name in use first.</summary>
    public static IReadOnlyList<PersonName> Names(FhirNode person) =>
        [.. person.All("name").Select(Name).Where(name => name.Display.Length > 0).OrderBy(name => name.Use is null ? 0 : 1)];

    /// <summary>One name: the one in use, else the first. The others are left unread, so that they are listed as not carried.</summary>
    public static PersonName? NameInUse(FhirNode person)
    {
        var names = person.All("name").ToList();
        var inUse = names.FindIndex(name => name.UnreadText("use") is not { } use || UsesOfTheNameInUse.Contains(use));
        return names.Count > 0 && Name(names[Math.Max(inUse, 0)]) is { Display.Length: > 0 } read ? read : null;
    }

    public static Sex Sex(FhirNode person) => Codings.Through(PatientCodes.Gender, person, "gender") ?? Schemas.Canonical.Sex.NotRecorded;

    public static IReadOnlyList<Address> Addresses(FhirNode person, bool allRestricted = false) =>
        [.. person.All("address").Select(address => AddressReading.Read(address, allRestricted))];

    public static IReadOnlyList<ContactPoint> Contacts(FhirNode person) => [.. person.All("telecom").Select(TelecomReading.Read).OfType<ContactPoint>()];

    private static PersonName Name(FhirNode name)
    {
        var given = name.All("given").Select(part => part.Value).OfType<string>().ToList();
        var family = name.Text("family");
        var wordForUse = name.ExtensionText(HubExtensions.NameUse);
        var use = wordForUse is null ? name.Text("use") : null;
        return new PersonName
        {
            Prefix = JoinedOrNull(name.All("prefix").Select(part => part.Value)),
            Given = given,
            Family = family,
            Text = given.Count == 0 && family is null ? name.Text("text") : null,
            Use = wordForUse ?? (use is null || UsesOfTheNameInUse.Contains(use) ? null : use),
        };
    }

    private static string? JoinedOrNull(IEnumerable<string?> parts)
    {
        var joined = string.Join(' ', parts.OfType<string>());
        return joined.Length == 0 ? null : joined;
    }
}
