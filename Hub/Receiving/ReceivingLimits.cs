namespace SafeguardingHub.Receiving;

/// <summary>What a message may be, whatever its format: checked before and around the adapters, so that those from outside are protected as well.</summary>
public sealed record ReceivingLimits
{
    /// <summary>Bytes; 1 MiB unless set otherwise.</summary>
    public int MostBytes { get; init; } = 1024 * 1024;

    /// <summary>Elements, or objects and arrays, within one another. The formats that come with the hub take no more than 64, however high this is set.</summary>
    public int DeepestNesting { get; init; } = 64;

    /// <summary>Attributes of one XML element, namespace declarations among them.</summary>
    public int MostAttributes { get; init; } = 500;

    /// <summary>Warnings, reasons and parts not carried in one message: an answer must not grow far beyond what it answers.</summary>
    public int MostProblems { get; init; } = 1000;

    /// <summary>Time for the translation of one message. Long on purpose: a busy or just started machine must not refuse an honest message.</summary>
    public TimeSpan LongestTranslation { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages one agency may send over HTTP at once, after a pause. Generous: a flood is slowed, never dropped.</summary>
    public int Burst { get; init; } = 5000;

    /// <summary>Messages one agency may send over HTTP in a second, in the long run.</summary>
    public int PerSecond { get; init; } = 1000;
}
