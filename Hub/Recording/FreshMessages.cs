using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>What a group of messages puts into the outbox that may be sent at once.</summary>
internal sealed class FreshMessages(NewRows rows)
{
    private readonly List<FreshMessage> messages = [];

    public IReadOnlyList<FreshMessage> All => messages;

    /// <summary>Nothing that was decided earlier has to go before it.</summary>
    public void Post(OutboxRow row, Outgoing message)
    {
        rows.Add(row);
        messages.Add(new FreshMessage(row, message));
    }

    /// <summary>It has to wait until what was decided earlier has been sent, which the outbox sees to.</summary>
    public void PostInTurn(OutboxRow row) => rows.Add(row);

    /// <summary>They belong to this instance for as long as that.</summary>
    public void Lease(DateTimeOffset until)
    {
        foreach (var message in messages)
        {
            (message.Row.NextAttemptAt, message.Row.Attempts) = (until, 1);
        }
    }
}
