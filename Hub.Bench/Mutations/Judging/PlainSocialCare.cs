using System.Text.Json;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>The published schema of social care: <c>/children/n</c>.</summary>
internal static class PlainSocialCare
{
    private static readonly string[] NameParts = ["title", "first_name", "surname", "name", "name_use"];
    private static readonly string[] Verified = ["number-present-and-verified", "number-present-and-traced-using-welsh-nhs-ar"];

    public static IReadOnlyList<ToldChild>? Read(MessageKind kind, byte[] body, IReadOnlySet<string> names) =>
        PlainJson.Root(body) is { } root ? [.. root.All("children").SelectMany(list => list.Items()).Select(child => ChildOf(child, names))] : null;

    private static ToldChild ChildOf(PlainJson child, IReadOnlySet<string> names)
    {
        var facts = new FactList();
        foreach (var details in child.All("child_details"))
        {
            AddName(facts, details, 0);
            Add(facts, IdentityKind.Born, details, "date_of_birth");
            Add(facts, IdentityKind.Expected, details, "expected_date_of_birth");
            Add(facts, IdentityKind.PupilNumber, details, "unique_pupil_number");
            Add(facts, IdentityKind.PupilNumber, details, "former_unique_pupil_number");
        }

        var others = child.All("other_names").SelectMany(list => list.Items()).Where(SaysSomething);
        foreach (var (name, place) in others.Select((name, place) => (name, place)))
        {
            AddName(facts, name, place + 1);
        }

        Add(facts, IdentityKind.LocalNumber, child, "la_child_id");
        Add(facts, IdentityKind.LocalNumber, child, "mis_child_id");
        AddNumbers(facts, child);
        return new ToldChild(child.Pointer, facts.Facts, [.. child.Unknown(names)]);
    }

    private static void AddNumbers(FactList facts, PlainJson child)
    {
        foreach (var number in child.All("nhs_number"))
        {
            var value = number.Element.ValueKind == JsonValueKind.Object ? number.First("value") : number;
            facts.AddNumber(IdentityKind.NhsNumber, value?.Text, number.Pointer, Verified.Contains(number.First("status")?.Text?.Trim(), StringComparer.OrdinalIgnoreCase));
        }

        foreach (var other in child.All("other_identifiers").SelectMany(list => list.Items()))
        {
            facts.AddNumber(KindOf(other.First("scheme")?.Text), other.First("value")?.Text, other.Pointer, Is(other.First("assurance")?.Text, "verified"));
        }
    }

    private static void AddName(FactList facts, PlainJson holder, int number)
    {
        Add(facts, IdentityKind.Name(number, "prefix"), holder, "title");
        Add(facts, IdentityKind.Name(number, "family"), holder, "surname");
        Add(facts, IdentityKind.Name(number, "text"), holder, "name");
        var given = holder.All("first_name").Concat(holder.All("middle_names").SelectMany(list => list.Items())).Where(part => !string.IsNullOrWhiteSpace(part.Text));
        foreach (var (part, place) in given.Where(part => part.Text != ToldFact.NoValue).Concat(given.Where(part => part.Text == ToldFact.NoValue)).Select((part, place) => (part, place)))
        {
            part.AddTo(facts, IdentityKind.Name(number, $"given-{place}"));
        }
    }

    private static bool SaysSomething(PlainJson name) =>
        NameParts.Any(part => name.First(part)?.Text is { } text && text != ToldFact.NoValue && !string.IsNullOrWhiteSpace(text))
        || name.All("middle_names").SelectMany(list => list.Items()).Any(item => item.Text is { } text && text != ToldFact.NoValue && !string.IsNullOrWhiteSpace(text));

    private static void Add(FactList facts, string kind, PlainJson holder, string name)
    {
        foreach (var value in holder.All(name))
        {
            value.AddTo(facts, kind);
        }
    }

    private static string KindOf(string? scheme) => true switch
    {
        _ when Is(scheme, "nhs-number") => IdentityKind.NhsNumber,
        _ when Is(scheme, "unique-pupil-number") || Is(scheme, "former-unique-pupil-number") => IdentityKind.PupilNumber,
        _ => IdentityKind.LocalNumber,
    };

    private static bool Is(string? text, string word) => word.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase);
}
