using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>An example that partners are shown, and the spans of it that the changes move about.</summary>
/// <param name="Parts">Whole elements of XML, whole properties and items of JSON; one contains another or they are apart.</param>
/// <param name="Values">The contents of single values: text between tags and in attributes, strings and numbers without quotation marks.</param>
/// <param name="Names">Of elements, attributes and properties.</param>
internal sealed record PublishedExample(string File, MessageKind Kind, string ContentType, byte[] Body, IReadOnlyList<Span> Parts, IReadOnlyList<Span> Values, IReadOnlyList<Span> Names)
{
    public bool IsXml => File.EndsWith(".xml", StringComparison.Ordinal);
}

/// <param name="Start">In bytes.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool IsApartFrom(Span other) => End <= other.Start || other.End <= Start;
}
