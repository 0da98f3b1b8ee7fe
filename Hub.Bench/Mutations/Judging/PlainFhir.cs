using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>FHIR R4 and UK Core: every Patient of the bundle.</summary>
internal static class PlainFhir
{
    private const string Own = "urn:safeguardinghub:";
    private const string NumberStatus = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";

    private static readonly string[] NameParts = ["given", "family", "prefix", "text"];
    private static readonly string[] InUse = ["official", "usual"];
    private static readonly string[] Verified = ["number-present-and-verified", "number-present-and-traced-using-welsh-nhs-ar", "01"];

    private static readonly Dictionary<string, string> Systems = new()
    {
        ["https://fhir.nhs.uk/Id/nhs-number"] = IdentityKind.NhsNumber,
        [Own + "identifier:unverified-nhs-number"] = IdentityKind.NhsNumber,
        [Own + "identifier:unique-pupil-number"] = IdentityKind.PupilNumber,
        [Own + "identifier:former-unique-pupil-number"] = IdentityKind.PupilNumber,
    };

    public static IReadOnlyList<ToldChild>? Read(MessageKind kind, byte[] body, IReadOnlySet<string> names)
    {
        if (PlainFhirNode.Root(body) is not { } bundle)
        {
            return null;
        }

        return
        [
            .. from entry in bundle.All("entry").Select((entry, place) => (Resources: entry.All("resource"), Place: $"Bundle.entry[{place}].resource"))
               from outer in entry.Resources.Where(resource => resource.Type is not null).Select((resource, order) => (Resource: resource, Second: order > 0))
               from resource in outer.Resource.All("contained").Prepend(outer.Resource)
               where "Patient".Equals(resource.Type, StringComparison.OrdinalIgnoreCase)
               select ChildOf(resource, outer.Second, entry.Place, names),
        ];
    }

    private static ToldChild ChildOf(PlainFhirNode patient, bool second, string place, IReadOnlySet<string> names)
    {
        var facts = new FactList();
        AddAll(facts, IdentityKind.Born, patient, "birthDate", place);
        facts.Add(IdentityKind.Expected, patient.Extension(Own + "fhir:expected-date-of-birth")?.Choice("value")?.Value, $"{place}.extension");
        foreach (var (name, number) in patient.All("name").Where(SaysSomething).OrderBy(name => IsInUse(name) ? 0 : 1).Select((name, number) => (name, number)))
        {
            AddName(facts, name, number, $"{place}.name");
        }

        foreach (var identifier in patient.All("identifier"))
        {
            var kind = Systems.GetValueOrDefault(identifier.Text("system") ?? "", IdentityKind.LocalNumber);
            facts.AddNumber(kind, identifier.Text("value"), $"{place}.identifier", IsVerified(identifier));
        }

        var foreign = patient.Children.Where(child => patient.Foreign || patient.Type != "Patient" || child.Foreign || child.Below().Any(below => below.Foreign)).Select(child => $"{place}.{child.Name}").ToHashSet(StringComparer.Ordinal);
        return new ToldChild(place, [.. facts.Facts.Select(fact => fact with { Foreign = foreign.Contains(fact.Place), Second = second || fact.Second })], [.. patient.Children.SelectMany(child => Unknown(child, names)).Select(value => new ToldFact("", value, place))]);
    }

    private static void AddName(FactList facts, PlainFhirNode name, int number, string place)
    {
        var given = name.All("given").Select(part => part.Value).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        foreach (var (text, order) in given.Select((text, order) => (text, order)))
        {
            facts.Add(IdentityKind.Name(number, $"given-{order}"), text, place);
        }

        facts.Add(IdentityKind.Name(number, "prefix"), string.Join(' ', name.All("prefix").Select(part => part.Value?.Trim()).Where(text => !string.IsNullOrWhiteSpace(text))), place);
        AddAll(facts, IdentityKind.Name(number, "family"), name, "family", place);
        if (given.Count == 0 && string.IsNullOrWhiteSpace(name.Text("family")))
        {
            AddAll(facts, IdentityKind.Name(number, "text"), name, "text", place);
        }
    }

    private static void AddAll(FactList facts, string kind, PlainFhirNode parent, string name, string place)
    {
        foreach (var (element, order) in parent.All(name).Select((element, order) => (element, order)))
        {
            facts.Add(kind, element.Value, name == "birthDate" ? $"{place}.birthDate" : place, second: order > 0);
        }
    }

    private static bool SaysSomething(PlainFhirNode name) => NameParts.Any(part => name.All(part).Any(each => !string.IsNullOrWhiteSpace(each.Value)));

    private static bool IsInUse(PlainFhirNode name) =>
        name.Extension(Own + "fhir:name-use")?.Choice("value")?.Value is null && (string.IsNullOrWhiteSpace(name.Text("use")) || InUse.Contains(name.Text("use")!.Trim()));

    private static bool IsVerified(PlainFhirNode identifier)
    {
        var status = identifier.Extension(NumberStatus)?.Choice("value")?.First("coding")?.Text("code");
        return status is not null
            ? Verified.Contains(status.Trim(), StringComparer.OrdinalIgnoreCase)
            : "verified".Equals(identifier.Extension(Own + "fhir:identifier-assurance")?.Choice("value")?.Value?.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Unknown(PlainFhirNode node, IReadOnlySet<string> names) =>
        names.Contains(node.Name) ? node.Children.SelectMany(child => Unknown(child, names)) : node.Below().Prepend(node).Select(each => each.Value?.Trim()).OfType<string>().Where(value => value.Length > 0);
}
