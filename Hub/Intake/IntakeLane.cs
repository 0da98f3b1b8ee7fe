namespace SafeguardingHub.Intake;

/// <summary>How much of a queue one hub works on at a time.</summary>
/// <param name="Prefetch">Messages the broker hands out ahead of their acknowledgement.</param>
/// <param name="Concurrency">Messages begun at once; as many as the broker hands out, so that one agency's held messages are passed by others'.</param>
/// <param name="Share">Messages of one agency in work at once.</param>
public sealed record IntakeLane(ushort Prefetch, int Concurrency, int Share)
{
    /// <summary>A share is above the size of a group commit, so that groups fill while one is being written.</summary>
    public static IntakeLane Normal { get; } = new(Prefetch: 200, Concurrency: 200, Share: 125);

    /// <summary>On channels of its own, so that an urgent message never waits behind the normal lane.</summary>
    public static IntakeLane Urgent { get; } = new(Prefetch: 100, Concurrency: 100, Share: 60);

    internal static IntakeLane For(bool urgent) => urgent ? Urgent : Normal;
}
