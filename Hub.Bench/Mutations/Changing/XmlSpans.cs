using System.Buffers;

namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Of a well-formed example without CDATA: looked for by its marks, for the framework's reader does not tell where bytes are.</summary>
internal static class XmlSpans
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    public static FoundSpans Of(ReadOnlySpan<byte> body)
    {
        var found = new FoundSpans([], [], []);
        var open = new Stack<int>();
        for (var at = body.IndexOf((byte)'<'); at >= 0 && at < body.Length;)
        {
            var end = at + body[at..].IndexOf((byte)'>') + 1;
            var tag = body[at..end];
            if (tag.StartsWith("<!--"u8))
            {
                end = at + body[at..].IndexOf("-->"u8) + 3;
            }
            else if (tag is [_, (byte)'/', ..])
            {
                found.Parts.Add(new Span(open.Pop(), end));
            }
            else if (tag is not [_, (byte)'?', ..])
            {
                AddTag(found, tag, at);
                if (tag is [.., (byte)'/', _])
                {
                    found.Parts.Add(new Span(at, end));
                }
                else
                {
                    open.Push(at);
                }
            }

            var next = body[end..].IndexOf((byte)'<');
            if (next > 0 && body.Slice(end, next).IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            {
                found.Values.Add(new Span(end, end + next));
            }

            at = next < 0 ? -1 : end + next;
        }

        return found;
    }

    private static void AddTag(FoundSpans found, ReadOnlySpan<byte> tag, int at)
    {
        var name = tag[1..].IndexOfAny(NameEnds);
        found.Names.Add(new Span(at + 1, at + 1 + name));
        for (var from = 1 + name; tag[from..].IndexOf("=\""u8) is >= 0 and var equals;)
        {
            var value = from + equals + 2;
            var length = tag[value..].IndexOf((byte)'"');
            var start = from + tag[from..(from + equals)].LastIndexOfAny(" \t\r\n"u8) + 1;
            found.Names.Add(new Span(at + start, at + from + equals));
            found.Values.Add(new Span(at + value, at + value + length));
            from = value + length + 1;
        }
    }
}
