using MassTransit;

namespace SafeguardingHub.Intake;

/// <summary>Hands on what the bus delivers; the bus acknowledges when the hand-over completed.</summary>
internal sealed class IntakeConsumer(IIntake intake) : IConsumer<RawMessage>
{
    public Task Consume(ConsumeContext<RawMessage> context) => intake.AcceptAsync(context.Message, context.CancellationToken);
}
