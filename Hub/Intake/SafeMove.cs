using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Context;
using RabbitMQ.Client;

namespace SafeguardingHub.Intake;

/// <summary>
/// Lets a message that the hub failed on move to its <c>_error</c> or <c>_skipped</c> queue whatever its sender put into its
/// properties. As they are, they could make the broker refuse the move, for ever: a user id that is not the hub's own closes the
/// channel, and large headers no longer fit a frame once the hub has added its reason. The user id, the exchange and the routing key go along
/// in headers of the hub's; the sender's own headers do not.
/// </summary>
internal sealed class SafeMove : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public const string UserIdHeader = "hub-user-id";

    /// <summary>The exchange that it was published to: by another than the hub's own its sender is not proven.</summary>
    public const string ExchangeHeader = "hub-exchange";

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        next.Send(context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) ? new FailedDelivery(context, new Harmless(delivery)) : context);

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        next.Send(context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) ? new Delivery(context, new Harmless(delivery)) : context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("safeMove");

    private class Delivery(ReceiveContext context, RabbitMqBasicConsumeContext delivery) : ReceiveContextProxy(context)
    {
        public override bool TryGetPayload<TPayload>([NotNullWhen(true)] out TPayload? payload)
            where TPayload : class
        {
            payload = delivery as TPayload;
            return payload is not null || base.TryGetPayload(out payload);
        }
    }

    private sealed class FailedDelivery(ExceptionReceiveContext context, RabbitMqBasicConsumeContext delivery) : Delivery(context, delivery), ExceptionReceiveContext
    {
        public Exception Exception => context.Exception;

        public DateTime ExceptionTimestamp => context.ExceptionTimestamp;

        public ExceptionInfo ExceptionInfo => context.ExceptionInfo;

        public SendHeaders ExceptionHeaders => context.ExceptionHeaders;
    }

    private sealed class Harmless(RabbitMqBasicConsumeContext delivery) : RabbitMqBasicConsumeContext
    {
        public string Exchange => delivery.Exchange;

        public string ConsumerTag => delivery.ConsumerTag;

        public ulong DeliveryTag => delivery.DeliveryTag;

        public string? RoutingKey => delivery.RoutingKey;

        public IReadOnlyBasicProperties Properties { get; } = Keep(delivery.Properties, delivery.Exchange);

        private static BasicProperties Keep(IReadOnlyBasicProperties from, string exchange)
        {
            var kept = new BasicProperties(from) { Persistent = true, Headers = new Dictionary<string, object?> { [ExchangeHeader] = exchange } };
            kept.ClearExpiration();
            kept.ClearUserId();
            kept.ClearReplyTo();
            if (from.UserId is not null)
            {
                kept.Headers[UserIdHeader] = from.UserId;
            }

            return kept;
        }
    }
}
