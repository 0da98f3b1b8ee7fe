namespace SafeguardingHub.Intake;

/// <summary>How much of a queue one hub works on at a time.</summary>
/// <param name="Prefetch">Messages the broker hands out ahead of their acknowledgement.</param>
/// <param name="Concurrency">Messages begun at once; as many as the broker hands out, so that one agency's held messages are passed by others'.</param>
/// <param name="Share">Messages of one agency in work at once.</param>
public sealed record IntakeLane(ushort Prefetch, int Concurrency, int Share)
{
    /// <summary>Enough for groups to fill while others are being written. Measured: more is not faster, and is held in memory.</summary>
    public static IntakeLane Normal { get; } = new(Prefetch: 80, Concurrency: 80, Share: 60);

    /// <summary>On channels of its own, so that an urgent message never waits behind the normal lane.</summary>
    public static IntakeLane Urgent { get; } = new(Prefetch: 40, Concurrency: 40, Share: 30);

    internal static IntakeLane For(bool urgent) => urgent ? Urgent : Normal;
}
