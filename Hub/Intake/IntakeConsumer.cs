using MassTransit;

namespace SafeguardingHub.Intake;

/// <summary>Hands on what the bus delivers; the bus acknowledges when the hand-over completed.</summary>
internal sealed class IntakeConsumer(IIntake intake) : IConsumer<RawMessage>
{
    /// <summary>For every message anew, and without a scope of services for it: nothing that takes it in lives for one message.</summary>
    public static IntakeConsumer Of(IServiceProvider services) => new(services.GetRequiredService<IIntake>());

    public Task Consume(ConsumeContext<RawMessage> context) => intake.AcceptAsync(context.Message, context.CancellationToken);
}
