namespace SafeguardingHub.Bench.Mutations.Changing;

internal static class Splicing
{
    /// <summary>The body with other bytes in place of a span of it.</summary>
    public static byte[] Replacing(this byte[] body, Span span, ReadOnlySpan<byte> with) => [.. body.AsSpan(0, span.Start), .. with, .. body.AsSpan(span.End)];

    public static byte[] Inserting(this byte[] body, int at, ReadOnlySpan<byte> inserted) => body.Replacing(new Span(at, at), inserted);

    public static ReadOnlySpan<byte> At(this byte[] body, Span span) => body.AsSpan(span.Start, span.Length);
}
