using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>
/// Takes what was just recorded on to delivery without the way over the store. It is a short cut and nothing depends on it: what
/// it does not deliver in time is in the outbox, and is claimed from there when its lease ends.
/// </summary>
public interface IHandover
{
    /// <summary>How long what is handed over belongs to this instance; nobody claims it from the outbox before.</summary>
    TimeSpan Lease { get; }

    /// <summary>Whether so many more messages would be taken now.</summary>
    bool HasRoomFor(int messages);

    /// <summary>Completes when there is room, or after a moment: recording never depends on delivery.</summary>
    Task RoomAsync();

    /// <summary>Only what is committed, with its number.</summary>
    void Take(IReadOnlyList<FreshMessage> messages);

    /// <summary>Something was committed that is to be delivered from the outbox.</summary>
    void Leave();
}

/// <summary>A message that was just put into the outbox, before it was sealed.</summary>
public sealed record FreshMessage(OutboxRow Row, Outgoing Message)
{
    public override string ToString() => $"{Row.Type} {Row.MessageId:N}";
}
