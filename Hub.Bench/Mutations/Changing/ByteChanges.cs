namespace SafeguardingHub.Bench.Mutations.Changing;

internal sealed record ByteChange(string Name, Func<byte[], bool, Chance, byte[]> Apply);

/// <summary>Changes that know nothing of the format but its marks.</summary>
internal static class ByteChanges
{
    private const int LongestSpan = 200;

    public static IReadOnlyList<ByteChange> All { get; } =
    [
        new("bit flipped", (body, _, chance) => Changed(body, chance, (was, bit) => (byte)(was ^ (1 << (bit & 7))))),
        new("byte replaced", (body, _, chance) => Changed(body, chance, (_, other) => (byte)other)),
        new("zero byte", (body, _, chance) => Changed(body, chance, (_, _) => 0)),
        new("span deleted", (body, _, chance) => body.Replacing(AnySpan(body, chance), [])),
        new("span doubled", (body, _, chance) => AnySpan(body, chance) is var span ? body.Inserting(span.End, body.At(span)) : body),
        new("spans swapped", Swapped),
        new("cut off", (body, _, chance) => body[..chance.Below(body.Length + 1)]),
        new("beginning lost", (body, _, chance) => body[chance.Below(body.Length + 1)..]),
        new("token inserted", (body, isXml, chance) => body.Inserting(chance.Below(body.Length + 1), chance.Any(Tokens.Of(isXml)))),
        new("token inserted", (body, isXml, chance) => body.Inserting(chance.Below(body.Length + 1), chance.Any(Tokens.Of(isXml)))),
        new("digit changed", DigitChanged),
        new("digit changed", DigitChanged),
        new("letter's case changed", CaseChanged),
    ];

    private static byte[] Changed(byte[] body, Chance chance, Func<byte, int, byte> change)
    {
        if (body.Length == 0)
        {
            return body;
        }

        var at = chance.Below(body.Length);
        return body.Replacing(new Span(at, at + 1), [change(body[at], chance.Below(256))]);
    }

    private static byte[] Swapped(byte[] body, bool isXml, Chance chance)
    {
        var (one, other) = (AnySpan(body, chance), AnySpan(body, chance));
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        return first.IsApartFrom(second)
            ? [.. body.AsSpan(0, first.Start), .. body.At(second), .. body.AsSpan(first.End, second.Start - first.End), .. body.At(first), .. body.AsSpan(second.End)]
            : body;
    }

    private static byte[] DigitChanged(byte[] body, bool isXml, Chance chance) =>
        From(body, chance, char.IsAsciiDigit) is >= 0 and var at ? body.Replacing(new Span(at, at + 1), [(byte)('0' + chance.Below(10))]) : body;

    private static byte[] CaseChanged(byte[] body, bool isXml, Chance chance) =>
        From(body, chance, char.IsAsciiLetter) is >= 0 and var at ? body.Replacing(new Span(at, at + 1), [(byte)(body[at] ^ 0x20)]) : body;

    /// <summary>The first such byte after anywhere.</summary>
    private static int From(byte[] body, Chance chance, Func<char, bool> wanted)
    {
        var start = chance.Below(body.Length + 1);
        return Array.FindIndex(body, start, each => wanted((char)each));
    }

    private static Span AnySpan(byte[] body, Chance chance)
    {
        var start = chance.Below(body.Length + 1);
        return new Span(start, Math.Min(body.Length, start + 1 + chance.Below(LongestSpan)));
    }
}
