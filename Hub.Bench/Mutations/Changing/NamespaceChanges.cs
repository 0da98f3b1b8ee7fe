namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Names of elements, at both ends of them.</summary>
internal static class NamespaceChanges
{
    private static readonly byte[][] Declarations =
    [
        [.. " xmlns:q=\"urn:other:1\""u8], [.. " xmlns:q=\"urn:safeguardinghub:ppn:2\""u8], [.. " xmlns:q=\"http://hl7.org/fhir/other\""u8], [.. " xmlns:q=\"http://www.w3.org/1999/xhtml\""u8],
    ];

    public static byte[] Apply(PublishedExample example, FormatExamples all, Chance chance)
    {
        var span = chance.Any(example.Names);
        if (!example.IsXml)
        {
            return example.Body.Inserting(span.Start, "q:"u8);
        }

        var declaration = chance.Any(Declarations);
        byte[] renamed = chance.OneIn(2)
            ? [.. "q:"u8, .. example.Body.At(span), .. declaration]
            : [.. example.Body.At(span), .. " xmlns="u8, .. declaration.AsSpan(9)];
        return RenameElement(example, span, renamed);
    }

    /// <summary>The end tag too, when it is an element that has one.</summary>
    public static byte[] RenameElement(PublishedExample example, Span name, ReadOnlySpan<byte> renamed)
    {
        var part = example.Parts.FirstOrDefault(part => part.Start == name.Start - 1);
        var end = part.End - 1 - name.Length;
        var hasEndTag = part.Length > 0 && example.Body[part.End - 2] != '/' && example.Body.AsSpan(end, name.Length).SequenceEqual(example.Body.At(name));
        var length = renamed.IndexOf((byte)' ');
        var body = hasEndTag ? example.Body.Replacing(new Span(end, end + name.Length), length < 0 ? renamed : renamed[..length]) : example.Body;
        return body.Replacing(name, renamed);
    }
}
