namespace SafeguardingHub.Intake;

/// <summary>Where every message goes that a transport delivers.</summary>
public interface IIntake
{
    /// <summary>
    /// Completes when the message's outcome is recorded for good; only then is its delivery acknowledged. Never throws for what a
    /// partner sent. An exception is a fault of the hub: the message is set aside on the queue's <c>_error</c> queue.
    /// While the store is down it waits.
    /// </summary>
    /// <param name="cancellation">Cancelled when the connection is lost or the hub stops: the broker delivers the message again.</param>
    Task AcceptAsync(RawMessage message, CancellationToken cancellation);
}
