using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>A changed example. Made again from the seed and the index alone, so that a message need never be kept.</summary>
internal sealed record Mutant(PublishedExample Example, string? ContentType, byte[] Body, IReadOnlyList<string> Changes)
{
    public MessageKind Kind => Example.Kind;

    /// <summary>What was done to what; never what is in it.</summary>
    public override string ToString() => $"{Example.File}: {string.Join(", ", Changes)}";
}
