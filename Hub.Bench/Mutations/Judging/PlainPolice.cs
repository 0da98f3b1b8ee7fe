using System.Xml.Linq;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary><c>ppn.xsd</c>: <c>persons/person</c> whose <c>role</c> is <c>subject_child</c>.</summary>
internal static class PlainPolice
{
    private static readonly string[] NameParts = ["title", "given", "family", "full"];
    private static readonly string[] Yes = ["true", "1", "TRUE", "True", "yes", "Y"];

    public static IReadOnlyList<ToldChild>? Read(MessageKind kind, byte[] body, IReadOnlySet<string> names)
    {
        if (PlainXml.Root(body) is not { } root)
        {
            return null;
        }

        var concerns = kind == MessageKind.Update ? Known(root, "restated").ToList() : [root];
        var lists = concerns.SelectMany(concern => Known(concern, "persons")).ToList();
        var all = lists.SelectMany(list => Known(list, "person").Select(person => (Person: person, Second: list != lists[0]))).ToList();
        var subjects = all.Where(each => Known(each.Person, "role").Any(IsSubject)).ToList();
        return subjects.Exists(each => !each.Second)
            ? [.. subjects.Select(each => ChildOf(each.Person, each.Second, certain: true, names))]
            : [.. all.Select(each => ChildOf(each.Person, each.Second, certain: subjects.Contains(each), names))];
    }

    private static bool IsSubject(XElement role) => role.OwnText().Replace('-', '_').Equals("subject_child", StringComparison.OrdinalIgnoreCase);

    private static ToldChild ChildOf(XElement person, bool second, bool certain, IReadOnlySet<string> names)
    {
        var facts = new FactList();
        facts.Add(IdentityKind.LocalNumber, person.Attribute("poleId")?.Value, person.Path() + "/@poleId");
        AddSingle(facts, IdentityKind.Born, person, "dob");
        AddSingle(facts, IdentityKind.Expected, person, "expectedBirth");
        AddNames(facts, person);
        foreach (var identifier in Known(person, "identifier"))
        {
            facts.AddNumber(KindOf(identifier), identifier.OwnText(), identifier.Path(), Yes.Contains(identifier.Attribute("verified")?.Value.Trim()));
        }

        var unknown = person.Descendants().Where(element => !names.Contains(element.Name.LocalName)).Select(element => new ToldFact("", element.OwnText(), element.Path())).ToList();
        return new ToldChild(person.Path(), second ? [.. facts.Facts.Select(fact => fact with { Second = true })] : facts.Facts, unknown, certain);
    }

    /// <summary>The name in use first, the others after it, as they stand.</summary>
    private static void AddNames(FactList facts, XElement person)
    {
        var all = Known(person, "name").Where(SaysSomething).ToList();
        var inUse = all.Find(name => string.IsNullOrWhiteSpace(name.Attribute("use")?.Value));
        foreach (var (name, number) in all.Where(name => name != inUse).Select((name, place) => (name, place + 1)).Prepend((inUse!, 0)).Where(each => each.Item1 is not null))
        {
            AddSingle(facts, IdentityKind.Name(number, "prefix"), name, "title");
            AddSingle(facts, IdentityKind.Name(number, "family"), name, "family");
            AddSingle(facts, IdentityKind.Name(number, "text"), name, "full");
            foreach (var (given, place) in Known(name, "given").Where(given => given.OwnText().Length > 0).Select((given, place) => (given, place)))
            {
                facts.Add(IdentityKind.Name(number, $"given-{place}"), given.OwnText(), given.Path());
            }
        }
    }

    private static bool SaysSomething(XElement name) => NameParts.Any(part => Known(name, part).Any(element => element.OwnText().Length > 0));

    private static void AddSingle(FactList facts, string kind, XElement parent, string name)
    {
        foreach (var (element, place) in Known(parent, name).Select((element, place) => (element, place)))
        {
            facts.Add(kind, element.OwnText(), element.Path(), second: place > 0);
        }
    }

    private static string KindOf(XElement identifier) => identifier.Attribute("type")?.Value.Trim().ToUpperInvariant() switch
    {
        "NHS" => IdentityKind.NhsNumber,
        "UPN" or "FORMER-UPN" => IdentityKind.PupilNumber,
        _ => IdentityKind.LocalNumber,
    };

    /// <summary>Of the root's namespace, or of none.</summary>
    private static IEnumerable<XElement> Known(XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name && (element.Name.Namespace == XNamespace.None || element.Name.Namespace == element.AncestorsAndSelf().Last().Name.Namespace));
}
