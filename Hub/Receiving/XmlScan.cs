using SafeguardingHub.Adapters;

namespace SafeguardingHub.Receiving;

/// <summary>
/// Walks over the marks of an XML text: no document type and no entity, no deep nesting and no element with a flood of
/// attributes. A text that breaks off or is not well-formed is passed on: every parser refuses it.
/// </summary>
internal static class XmlScan
{
    public static ProblemKind? FaultOf(ReadOnlySpan<byte> signs, ReceivingLimits limits)
    {
        var depth = 0;
        while (signs.IndexOf((byte)'<') is >= 0 and var at)
        {
            signs = signs[at..];
            if (signs.StartsWith("<!--"u8))
            {
                signs = After(signs[4..], "-->"u8);
            }
            else if (signs.StartsWith("<![CDATA["u8))
            {
                signs = After(signs, "]]>"u8);
            }
            else if (signs.StartsWith("<!"u8))
            {
                // <!DOCTYPE, <!ENTITY and their like: XML has no other use for it.
                return Problems.EntitiesForbidden;
            }
            else if (signs.StartsWith("<?"u8))
            {
                signs = After(signs, "?>"u8);
            }
            else
            {
                signs = AfterTag(signs, out var tag);
                depth += tag.Opens ? 1 : 0;
                if (depth > limits.DeepestNesting)
                {
                    return Problems.TooDeep;
                }

                if (tag.Attributes > limits.MostAttributes)
                {
                    return Problems.TooManyAttributes;
                }

                depth -= tag.Closes ? 1 : 0;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> AfterTag(ReadOnlySpan<byte> signs, out Tag tag)
    {
        tag = signs is [_, (byte)'/', ..] ? new Tag(Opens: false, Closes: true, 0) : new Tag(Opens: true, Closes: false, 0);
        var rest = signs[1..];
        while (rest.IndexOfAny((byte)'>', (byte)'"', (byte)'\'') is >= 0 and var at)
        {
            var mark = rest[at];
            if (mark == '>')
            {
                tag = tag with { Closes = tag.Closes || (at > 0 && rest[at - 1] == '/') };
                return rest[(at + 1)..];
            }

            tag = tag with { Attributes = tag.Attributes + 1 };
            rest = After(rest[(at + 1)..], [mark]);
        }

        return [];
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> signs, scoped ReadOnlySpan<byte> mark)
    {
        var at = signs.IndexOf(mark);
        return at < 0 ? [] : signs[(at + mark.Length)..];
    }

    /// <summary>An element without content opens and closes in one tag.</summary>
    private readonly record struct Tag(bool Opens, bool Closes, int Attributes);
}
