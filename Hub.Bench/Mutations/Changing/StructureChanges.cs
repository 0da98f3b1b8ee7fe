using System.Text;

namespace SafeguardingHub.Bench.Mutations.Changing;

internal sealed record StructureChange(string Name, Func<PublishedExample, FormatExamples, Chance, byte[]> Apply);

/// <summary>Changes that leave a message the more likely readable: of whole elements and properties, their names and their values.</summary>
internal static class StructureChanges
{
    public static IReadOnlyList<StructureChange> All { get; } =
    [
        new("part doubled", (example, _, chance) => PartChanges.Doubled(example, chance, part => part)),
        new("part doubled with other digits", (example, _, chance) => PartChanges.Doubled(example, chance, part => ValueChanges.OtherDigits(part, chance))),
        new("part doubled with other letters", (example, _, chance) => PartChanges.Doubled(example, chance, part => ValueChanges.OtherLetters(part, chance))),
        new("other part before", (example, _, chance) => PartChanges.Before(example, chance, part => ValueChanges.OtherDigits(ValueChanges.OtherLetters(part, chance), chance))),
        new("part deleted", (example, _, chance) => PartChanges.Deleted(example, chance)),
        new("parts swapped", (example, _, chance) => PartChanges.Swapped(example, chance)),
        new("part copied over another", (example, _, chance) => PartChanges.CopiedOver(example, example, chance)),
        new("part of another example over it", (example, all, chance) => PartChanges.CopiedOver(example, chance.Any(all.All), chance)),
        new("part of another example beside it", (example, all, chance) => PartChanges.Beside(example, chance.Any(all.All), chance)),
        new("part nested in itself", (example, _, chance) => PartChanges.Nested(example, chance)),
        new("two examples spliced", (example, all, chance) => PartChanges.Spliced(example, chance.Any(all.All), chance)),
        new("name's case", (example, _, chance) => Renamed(example, chance, name => chance.OneIn(2) ? name.ToUpperInvariant() : char.ToUpperInvariant(name[0]) + name[1..])),
        new("name's letter", (example, _, chance) => Renamed(example, chance, name => name + (char)('a' + chance.Below(26)))),
        new("name escaped", (example, _, chance) => Renamed(example, chance, name => example.IsXml ? $"&#x{(int)name[0]:x};{name[1..]}" : $"\\u{(int)name[0]:x4}{name[1..]}")),
        new("name of another", (example, _, chance) => Renamed(example, chance, _ => Encoding.UTF8.GetString(example.Body.At(chance.Any(example.Names))))),
        new("name in another namespace", NamespaceChanges.Apply),
        new("value's digits", (example, _, chance) => Revalued(example, chance, value => ValueChanges.OtherDigits(value, chance))),
        new("value's letters", (example, _, chance) => Revalued(example, chance, value => ValueChanges.OtherLetters(value, chance))),
        new("value escaped", (example, _, chance) => Revalued(example, chance, value => ValueChanges.Escaped(value, example.IsXml, chance))),
        new("value in white space", (example, _, chance) => Revalued(example, chance, value => [.. " \t"u8, .. value, .. chance.OneIn(2) ? "\n "u8 : " "u8])),
        new("value with a token", (example, _, chance) => Revalued(example, chance, value => value.Inserting(chance.Below(value.Length + 1), chance.Any(Tokens.Of(example.IsXml))))),
        new("value of another", (example, all, chance) => chance.Any(all.All) is { Values.Count: > 0 } other && chance.Any(other.Values) is var span ? Revalued(example, chance, _ => [.. other.Body.At(span)]) : example.Body),
        new("value emptied", (example, _, chance) => Revalued(example, chance, _ => [])),
        new("value of another kind", (example, _, chance) => ValueChanges.OfAnotherKind(example, chance)),
    ];

    private static byte[] Renamed(PublishedExample example, Chance chance, Func<string, string> rename)
    {
        var span = chance.Any(example.Names);
        var name = Encoding.UTF8.GetString(example.Body.At(span));
        var renamed = Encoding.UTF8.GetBytes(rename(name));
        return example.IsXml ? NamespaceChanges.RenameElement(example, span, renamed) : example.Body.Replacing(span, renamed);
    }

    private static byte[] Revalued(PublishedExample example, Chance chance, Func<byte[], byte[]> change)
    {
        var span = chance.Any(example.Values);
        return example.Body.Replacing(span, change([.. example.Body.At(span)]));
    }
}
