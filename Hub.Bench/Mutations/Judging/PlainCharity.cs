using System.Text.Json;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>The published schema of the charity: <c>/data/youngPeople/n</c>, in an update <c>/data/record/youngPeople/n</c>.</summary>
internal static class PlainCharity
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nhs-number"] = IdentityKind.NhsNumber,
        ["unique-pupil-number"] = IdentityKind.PupilNumber,
        ["former-unique-pupil-number"] = IdentityKind.PupilNumber,
        ["upn"] = IdentityKind.PupilNumber,
    };

    private static readonly string[] NameParts = ["prefix", "family", "text"];

    public static IReadOnlyList<ToldChild>? Read(MessageKind kind, byte[] body, IReadOnlySet<string> names)
    {
        if (PlainJson.Root(body) is not { } root)
        {
            return null;
        }

        var records = kind == MessageKind.Update ? root.All("data").SelectMany(data => data.All("record")) : root.All("data");
        return [.. records.SelectMany(record => record.All("youngPeople")).SelectMany(list => list.Items()).Select(child => ChildOf(child, names))];
    }

    private static ToldChild ChildOf(PlainJson child, IReadOnlySet<string> names)
    {
        var facts = new FactList();
        foreach (var name in child.All("name"))
        {
            AddName(facts, name, 0);
        }

        foreach (var (name, place) in child.All("otherNames").SelectMany(list => list.Items()).Where(SaysSomething).Select((name, place) => (name, place)))
        {
            AddName(facts, name, place + 1);
        }

        Add(facts, IdentityKind.Born, child, "dateOfBirth");
        Add(facts, IdentityKind.Expected, child, "expectedDateOfBirth");
        foreach (var identifier in child.All("identifiers").SelectMany(list => list.Items()))
        {
            var verified = "verified".Equals(identifier.First("assurance")?.Text?.Trim(), StringComparison.OrdinalIgnoreCase);
            facts.AddNumber(Kinds.GetValueOrDefault(identifier.First("kind")?.Text?.Trim() ?? "", IdentityKind.LocalNumber), identifier.First("value")?.Text, identifier.Pointer, verified);
        }

        return new ToldChild(child.Pointer, facts.Facts, [.. child.Unknown(names)]);
    }

    private static void AddName(FactList facts, PlainJson name, int number)
    {
        if (name.Element.ValueKind != JsonValueKind.Object)
        {
            name.AddTo(facts, IdentityKind.Name(number, "text"));
            return;
        }

        Add(facts, IdentityKind.Name(number, "prefix"), name, "prefix");
        Add(facts, IdentityKind.Name(number, "family"), name, "family");
        Add(facts, IdentityKind.Name(number, "text"), name, "text");
        var given = name.All("given").SelectMany(list => list.Items()).Where(part => !string.IsNullOrWhiteSpace(part.Text)).ToList();
        foreach (var (part, place) in given.Where(part => part.Text != ToldFact.NoValue).Concat(given.Where(part => part.Text == ToldFact.NoValue)).Select((part, place) => (part, place)))
        {
            part.AddTo(facts, IdentityKind.Name(number, $"given-{place}"));
        }
    }

    private static bool SaysSomething(PlainJson name) => name.Element.ValueKind != JsonValueKind.Object
        ? IsWords(name)
        : NameParts.Any(part => name.First(part) is { } value && IsWords(value)) || name.All("given").SelectMany(list => list.Items()).Any(IsWords);

    private static bool IsWords(PlainJson value) => value.Text is { } text && text != ToldFact.NoValue && !string.IsNullOrWhiteSpace(text);

    private static void Add(FactList facts, string kind, PlainJson holder, string name)
    {
        foreach (var value in holder.All(name))
        {
            value.AddTo(facts, kind);
        }
    }
}
