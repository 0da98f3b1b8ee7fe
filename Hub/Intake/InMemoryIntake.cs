using MassTransit;
using SafeguardingHub.Receiving;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Intake;

/// <summary>Takes messages in inside this process, from an <see cref="InMemoryAgencyClient"/>.</summary>
public static class InMemoryIntake
{
    /// <summary>The same endpoints as on RabbitMQ, without a broker. What was not yet accepted is lost when the process ends.</summary>
    public static IServiceCollection AddInMemoryIntake(this IServiceCollection services, IReadOnlyList<string> kinds)
    {
        services.AddSingleton(provider => new InMemoryAgencyClient(provider.GetRequiredService<IBus>(), kinds));
        return services.AddMassTransit(bus =>
        {
            // On as it comes: it tells its makers how it is used, from a network that should tell nobody anything.
            bus.DisableUsageTelemetry();
            bus.UsingInMemory((context, memory) =>
            {
                foreach (var kind in kinds)
                {
                    memory.ReceiveEndpoint(HubNames.InQueue(kind, urgent: false), endpoint => Receive(endpoint, context, IntakeLane.Normal));
                    memory.ReceiveEndpoint(HubNames.InQueue(kind, urgent: true), endpoint => Receive(endpoint, context, IntakeLane.Urgent));
                }

                memory.ReceiveEndpoint(HubNames.Unrouted, endpoint => Receive(endpoint, context, IntakeLane.Normal));
            });
        });
    }

    private static void Receive(IInMemoryReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, IntakeLane lane)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.ConcurrentMessageLimit = lane.Concurrency;
        endpoint.ReadRawBytes((context.GetService<ReceivingLimits>() ?? new ReceivingLimits()).MostBytes);
        endpoint.Consumer(() => IntakeConsumer.Of(context));
    }
}
