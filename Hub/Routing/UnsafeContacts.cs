using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Takes out ways of reaching somebody that would put the child at risk if they were used.</summary>
internal static class UnsafeContacts
{
    public static Concern Strip(Concern concern, List<string> withheld)
    {
        var ofChildren = concern.Children.Any(child => child.Contacts.Any(IsUnsafe));
        var ofPeople = concern.People.Any(person => person.Contacts.Any(IsUnsafe));
        withheld.AddRange(ofChildren ? ["child.contacts (unsafe)"] : []);
        withheld.AddRange(ofPeople ? ["people.contacts (unsafe)"] : []);
        return ofChildren || ofPeople
            ? concern with
            {
                Children = [.. concern.Children.Select(child => child with { Contacts = Safe(child.Contacts) })],
                People = [.. concern.People.Select(person => person with { Contacts = Safe(person.Contacts) })],
            }
            : concern;
    }

    private static bool IsUnsafe(ContactPoint contact) => contact.Safety == ContactSafety.Unsafe;

    private static IReadOnlyList<ContactPoint> Safe(IReadOnlyList<ContactPoint> contacts) => [.. contacts.Where(contact => !IsUnsafe(contact))];
}
