namespace SafeguardingHub.Receiving;

/// <summary>What a message may be before it is read. Nesting is limited by the parsers, at 64 levels.</summary>
public sealed record ReceivingLimits
{
    /// <summary>Bytes; 1 MiB unless set otherwise.</summary>
    public int MostBytes { get; init; } = 1024 * 1024;
}
