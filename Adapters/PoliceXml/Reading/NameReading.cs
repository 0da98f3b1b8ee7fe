using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads <c>name</c>: in parts or whole, in use or an alias.</summary>
internal static class NameReading
{
    public static List<PersonName> ReadAll(SourceElement person, Notes notes) =>
        [.. person.Children("name").Select(name => Read(name, notes)).OfType<PersonName>()];

    /// <summary>A name without anything in it is no name.</summary>
    public static PersonName? Read(SourceElement element, Notes notes)
    {
        var name = new PersonName
        {
            Use = element.Attribute("use")?.Take(),
            Prefix = element.Child("title")?.Take(),
            Given = [.. element.Children("given").Select(given => given.Take()).OfType<string>()],
            Family = element.Child("family")?.Take(),
            Text = element.Child("full")?.Take(),
        };
        if (name.Display.Length > 0)
        {
            return name;
        }

        notes.CouldNotCarry(element);
        return null;
    }
}
