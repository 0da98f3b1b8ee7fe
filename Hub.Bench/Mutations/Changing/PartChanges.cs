namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Whole elements, or whole properties and items, in other places and other numbers.</summary>
internal static class PartChanges
{
    private static readonly int[] Depths = [2, 20, 70, 400];

    public static byte[] Doubled(PublishedExample example, Chance chance, Func<byte[], byte[]> change)
    {
        var part = chance.Any(example.Parts);
        return example.Body.Inserting(part.End, [.. Comma(example), .. change([.. example.Body.At(part)])]);
    }

    public static byte[] Before(PublishedExample example, Chance chance, Func<byte[], byte[]> change)
    {
        var part = chance.Any(example.Parts);
        return example.Body.Inserting(part.Start, [.. change([.. example.Body.At(part)]), .. Comma(example)]);
    }

    public static byte[] Beside(PublishedExample example, PublishedExample other, Chance chance) =>
        example.Body.Inserting(chance.Any(example.Parts).End, [.. Comma(example), .. other.Body.At(chance.Any(other.Parts))]);

    /// <summary>With the comma before or after it, so that JSON stays JSON.</summary>
    public static byte[] Deleted(PublishedExample example, Chance chance)
    {
        var part = chance.Any(example.Parts);
        var after = example.Body.AsSpan(part.End);
        var blank = after.IndexOfAnyExcept(" \t\r\n"u8);
        if (blank >= 0 && after[blank] == ',')
        {
            return example.Body.Replacing(new Span(part.Start, part.End + blank + 1), []);
        }

        var before = example.Body.AsSpan(0, part.Start).LastIndexOfAnyExcept(" \t\r\n"u8);
        return example.Body.Replacing(before >= 0 && example.Body[before] == ',' ? part with { Start = before } : part, []);
    }

    public static byte[] Swapped(PublishedExample example, Chance chance)
    {
        var (one, other) = (chance.Any(example.Parts), chance.Any(example.Parts));
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        byte[] moved = [.. example.Body.At(first)];
        return first.IsApartFrom(second)
            ? example.Body.Replacing(second, moved).Replacing(first, example.Body.At(second))
            : Doubled(example, chance, part => part);
    }

    public static byte[] CopiedOver(PublishedExample example, PublishedExample other, Chance chance) =>
        example.Body.Replacing(chance.Any(example.Parts), other.Body.At(chance.Any(other.Parts)));

    /// <summary>Over and over, to some depth.</summary>
    public static byte[] Nested(PublishedExample example, Chance chance)
    {
        var (part, depth) = (chance.Any(example.Parts), chance.Any(Depths));
        byte[] inner = [.. example.Body.At(part)];
        var opening = example.IsXml ? inner.AsSpan().IndexOf((byte)'>') + 1 : inner.AsSpan().IndexOfAny("{["u8) + 1;
        var closing = example.IsXml ? inner.AsSpan().LastIndexOf("</"u8) : inner.Length - 1;
        if (opening <= 0 || closing < opening)
        {
            return Doubled(example, chance, same => same);
        }

        byte[] nested = [.. Times(inner.AsSpan(0, opening), depth), .. inner.AsSpan(opening, closing - opening), .. Times(inner.AsSpan(closing), depth)];
        return example.Body.Replacing(part, nested);
    }

    public static byte[] Spliced(PublishedExample example, PublishedExample other, Chance chance) =>
        [.. example.Body.AsSpan(0, chance.Any(example.Parts).End), .. other.Body.AsSpan(chance.Any(other.Parts).Start)];

    private static byte[] Times(ReadOnlySpan<byte> bytes, int times)
    {
        var all = new byte[bytes.Length * times];
        for (var time = 0; time < times; time++)
        {
            bytes.CopyTo(all.AsSpan(time * bytes.Length));
        }

        return all;
    }

    private static ReadOnlySpan<byte> Comma(PublishedExample example) => example.IsXml ? [] : ","u8;
}
