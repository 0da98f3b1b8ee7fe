namespace SafeguardingHub.Intake;

/// <summary>How much of a queue one hub works on at a time.</summary>
/// <param name="Name">Two lanes of the same size are two lanes all the same.</param>
/// <param name="Prefetch">Messages the broker hands out ahead of their acknowledgement.</param>
/// <param name="Concurrency">Messages begun at once; as many as the broker hands out, so that one agency's held messages are passed by others'.</param>
/// <param name="Share">Messages of one agency in work at once.</param>
public sealed record IntakeLane(string Name, ushort Prefetch, int Concurrency, int Share)
{
    /// <summary>Enough for groups to fill while others are being written. Measured: twice as much is no faster, takes twice as long for each message and is held in memory.</summary>
    public static IntakeLane Normal { get; } = new("normal", Prefetch: 40, Concurrency: 40, Share: 30);

    /// <summary>On channels of its own, so that an urgent message never waits behind the normal lane.</summary>
    public static IntakeLane Urgent { get; } = new("urgent", Prefetch: 40, Concurrency: 40, Share: 30);

    internal static IntakeLane For(bool urgent) => urgent ? Urgent : Normal;
}
