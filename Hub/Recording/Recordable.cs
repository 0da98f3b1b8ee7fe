using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;
using SafeguardingHub.Routing;

namespace SafeguardingHub.Recording;

/// <summary>A message ready to be recorded, and how to decide about it once what is known of the child has been looked up.</summary>
public sealed record Recordable
{
    public required Received Received { get; init; }

    /// <summary>Null when translation failed through a fault of the hub's.</summary>
    public required TranslationResult? Translation { get; init; }

    /// <summary>Set when a stage failed through a fault of the hub's: the message becomes a dead letter.</summary>
    public StageFailure? Failure { get; init; }

    public required DecideRecipients Decide { get; init; }

    public required DecideUpdateRecipients DecideUpdate { get; init; }

    /// <summary>How far back concerns about the same child count.</summary>
    public required TimeSpan HistoryWindow { get; init; }

    public override string ToString() => Received.ToString();

    /// <exception cref="StageFaultException">Routing failed through a fault of the hub's.</exception>
    internal static TDecision Routing<TDecision>(Func<TDecision> decide)
    {
        try
        {
            return decide();
        }
        catch (Exception fault)
        {
            throw new StageFaultException(StageFailure.Of("routing", fault));
        }
    }
}

/// <summary>A stage failed on one message: a fault of the hub's, not of the store.</summary>
public sealed class StageFaultException(StageFailure failure) : Exception(failure.Fingerprint)
{
    public StageFailure Failure => failure;
}

/// <summary>Our own fault, told without the text of the exception, which might repeat what a message said.</summary>
/// <param name="Fingerprint">Stage, exception type and first frame of our code: the same for the same bug, unless the compiler has moved a hot method into its caller meanwhile.</param>
public sealed record StageFailure(string Stage, string ExceptionType, string Fingerprint)
{
    public static StageFailure Of(string stage, Exception failure)
    {
        var frame = new System.Diagnostics.StackTrace(failure).GetFrames()
            .Select(each => each.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("SafeguardingHub", StringComparison.Ordinal) == true);
        var type = failure.GetType().Name;
        return new StageFailure(stage, type, $"{stage}/{type}/{frame?.DeclaringType?.Name ?? "unknown"}.{frame?.Name ?? "unknown"}");
    }
}
