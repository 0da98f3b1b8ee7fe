using System.Collections.Immutable;

namespace SafeguardingHub.Topology;

/// <summary>
/// The arguments queues are declared with. Nothing is left to a broker's default: the default delivery limit is none before
/// RabbitMQ 4 and 20 after it, and without a dead letter exchange what goes over it is gone.
/// </summary>
public static class QueueArguments
{
    /// <summary>Redeliveries of one message to the hub before it is set aside. Each time the hub is killed counts one.</summary>
    public const int HubDeliveryLimit = 100;

    /// <summary>Redeliveries of one message to an agency. Some return messages while they are closed for maintenance.</summary>
    public const int AgencyDeliveryLimit = 1000;

    /// <summary>For queues that people look into: as good as none, on every broker version (the word for none differs).</summary>
    public const int LookedIntoDeliveryLimit = int.MaxValue;

    public static ImmutableSortedDictionary<string, object> None { get; } = ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, object> ForHub { get; } = DeadLettering(HubDeliveryLimit);

    public static ImmutableSortedDictionary<string, object> ForAgency { get; } = DeadLettering(AgencyDeliveryLimit);

    /// <summary>The dead letter queue and the error and skipped queues: the end of the line, so no dead letter exchange.</summary>
    public static ImmutableSortedDictionary<string, object> ForSetAside { get; } = None
        .Add("x-queue-type", "quorum")
        .Add("x-delivery-limit", LookedIntoDeliveryLimit);

    // At least once: a dead letter leaves its queue only when the dead letter queue has confirmed it. The strategy needs this overflow.
    private static ImmutableSortedDictionary<string, object> DeadLettering(int deliveryLimit) => None
        .Add("x-queue-type", "quorum")
        .Add("x-delivery-limit", deliveryLimit)
        .Add("x-dead-letter-exchange", HubNames.DeadLetter)
        .Add("x-dead-letter-strategy", "at-least-once")
        .Add("x-overflow", "reject-publish");
}
