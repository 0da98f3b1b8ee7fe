using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Decides who among the persons is a subject child, reads them, and says where a person has to look.</summary>
internal static class SubjectReading
{
    private const int Adulthood = 18;

    /// <param name="on">The day the notification was created; null when that is not known, and then nobody is called an adult.</param>
    public static (List<Child> Children, List<Person> People) Read(SourceElement concern, DateOnly? on, Notes notes)
    {
        var persons = concern.Child("persons")?.Children("person") ?? [];
        var subjects = persons.Where(IsSubject).ToHashSet();
        if (subjects.Count == 0)
        {
            subjects = [.. persons.Where(person => IsEvidentlyUnder18(person, on))];
            SaySubjectIsUncertain(subjects, notes);
        }

        var children = new List<Child>();
        var people = new List<Person>();
        foreach (var person in persons)
        {
            if (subjects.Contains(person))
            {
                var child = ChildReading.Read(person, notes);
                children.Add(child);
                Judge(child, person, on, notes);
            }
            else
            {
                var other = PersonReading.Read(person, notes);
                people.Add(other);
                SayChildIsHidden(other, person, on, notes);
                ListExpectedBirth(person, notes);
            }
        }

        if (!children.Any(ChildReading.CanBeTold))
        {
            notes.Refuse(Problems.NoChild, concern);
        }

        return (children, people);
    }

    public static bool IsSubjectRole(SourceElement role) =>
        role.Take() is { } code && code.Replace('-', '_').Equals(PpnFormat.SubjectChild, StringComparison.OrdinalIgnoreCase);

    private static bool IsSubject(SourceElement person) => person.Children("role").Exists(IsSubjectRole);

    private static void SaySubjectIsUncertain(HashSet<SourceElement> subjects, Notes notes)
    {
        foreach (var person in subjects)
        {
            notes.Warn(Problems.MissingElement, person);
            notes.ForTriage(TriageReason.SubjectUncertain);
        }
    }

    private static void Judge(Child child, SourceElement person, DateOnly? on, Notes notes)
    {
        if (!ChildReading.CanBeTold(child))
        {
            notes.Warn(Problems.MissingElement, person);
            notes.ForTriage(TriageReason.SubjectUncertain);
        }

        if (on is { } day && child.AgeOn(day) >= Adulthood)
        {
            notes.Warn(Problems.Adult, person.Child("dob") ?? person.Child("ageRange") ?? person);
            notes.ForTriage(TriageReason.SubjectIsAnAdult);
        }

        if (child is { DateOfBirth: null, ExpectedDateOfBirth: null, StatedAge: null })
        {
            notes.ForTriage(TriageReason.AgeUnknown);
        }
    }

    /// <summary>A suspect under 18 is a child first; one who was not sent as a subject must not slip by.</summary>
    private static void SayChildIsHidden(Person other, SourceElement person, DateOnly? on, Notes notes)
    {
        var isSuspect = other.Roles.Contains(PersonRole.Suspect) || other.Roles.Contains(PersonRole.AllegedPerpetrator);
        if (isSuspect && IsEvidentlyUnder18(person, on))
        {
            notes.Warn(Problems.MissingElement, person);
            notes.ForTriage(TriageReason.SubjectUncertain);
        }
    }

    /// <summary>Looked at to find an unborn subject; nobody else has one in the canonical model.</summary>
    private static void ListExpectedBirth(SourceElement person, Notes notes)
    {
        if (person.Child("expectedBirth") is { } expected && expected.Take() is not null)
        {
            notes.CouldNotCarry(expected);
        }
    }

    /// <summary>Only looks: what is wrong with the values is said where they are read.</summary>
    private static bool IsEvidentlyUnder18(SourceElement person, DateOnly? on)
    {
        var looking = new Notes();
        var child = new Child
        {
            DateOfBirth = looking.Date(person.Child("dob")),
            ExpectedDateOfBirth = looking.Date(person.Child("expectedBirth")),
            StatedAge = AgeReading.Youngest(person.Child("ageRange"), looking),
        };
        return child.IsUnborn || (on is { } day && child.AgeOn(day) < Adulthood);
    }
}
