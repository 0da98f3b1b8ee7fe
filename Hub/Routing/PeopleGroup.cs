using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>People by what protects them or the child from them; a person is in the first group that fits.</summary>
internal enum PeopleGroup { Suspects, Professionals, Witnesses, Family, Others }

internal static class PeopleGroups
{
    public static PeopleGroup Of(Person person) =>
        HasAny(person, PersonRole.Suspect, PersonRole.AllegedPerpetrator) ? PeopleGroup.Suspects
        : HasAny(person, PersonRole.Professional) ? PeopleGroup.Professionals
        : HasAny(person, PersonRole.Witness, PersonRole.Reporter) ? PeopleGroup.Witnesses
        : HasAny(person, PersonRole.Parent, PersonRole.Carer, PersonRole.Sibling, PersonRole.HouseholdMember, PersonRole.OtherRelative, PersonRole.EmergencyContact, PersonRole.Friend)
            ? PeopleGroup.Family
            : PeopleGroup.Others;

    /// <summary>
    /// Who the suspect is stays hidden; that there is one, and what the suspect is to the child, does not: otherwise somebody
    /// might ring the mother whom the child is afraid of.
    /// </summary>
    public static Person WithoutDetails(Person person) =>
        new() { Key = person.Key, Roles = person.Roles, Relationship = person.Relationship, LivesWithChild = person.LivesWithChild };

    /// <summary>Whether there is anything that <see cref="WithoutDetails"/> would take away.</summary>
    public static bool HasDetails(Person person) => person.Addresses.Count > 0 || person.Contacts.Count > 0
        || (person with { Addresses = [], Contacts = [] }) != (WithoutDetails(person) with { Addresses = [], Contacts = [] });

    private static bool HasAny(Person person, params ReadOnlySpan<PersonRole> roles)
    {
        foreach (var role in roles)
        {
            if (person.Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
