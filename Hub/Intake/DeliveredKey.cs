using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Intake;

/// <summary>What a routing key says: who sends, what, and how urgently.</summary>
/// <param name="Sender">Null when the key does not begin with an agency id.</param>
/// <param name="Message">What follows the agency id, such as <c>concern</c>; not checked against the kinds of message there are; may be empty.</param>
public sealed record DeliveredKey(AgencyId? Sender, string Message, bool Urgent)
{
    private const string UrgentEnding = "." + HubNames.Urgent;

    /// <summary>Reads any text: a bad key has no sender or an unknown message, and is for the receiver to refuse.</summary>
    public static DeliveredKey Parse(string routingKey)
    {
        var parts = routingKey.Split('.', 3);
        if (parts.Length < 2 || !AgencyId.TryParse($"{parts[0]}.{parts[1]}", out var sender))
        {
            return new DeliveredKey(null, "", Urgent: false);
        }

        var message = parts.Length < 3 ? "" : parts[2];
        return message.EndsWith(UrgentEnding, StringComparison.Ordinal)
            ? new DeliveredKey(sender, message[..^UrgentEnding.Length], Urgent: true)
            : new DeliveredKey(sender, message, Urgent: false);
    }

    /// <summary>The in queue that the topology brings a message with this key to.</summary>
    /// <param name="kinds">The kinds of agency that have in queues.</param>
    internal string QueueAmong(IReadOnlyList<string> kinds) =>
        Sender is { } sender && kinds.Contains(sender.Kind) && HubNames.Messages.Contains(Message) ? HubNames.InQueue(sender.Kind, Urgent) : HubNames.Unrouted;
}
