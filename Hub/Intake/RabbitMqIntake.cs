using MassTransit;
using MassTransit.Middleware;
using SafeguardingHub.Receiving;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Intake;

/// <summary>Takes messages in from RabbitMQ.</summary>
public static class RabbitMqIntake
{
    /// <summary>Long enough for a group commit that is under way to finish.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds a bus with an endpoint for each in queue, which declares that queue and its bindings, and hands each message to the
    /// registered <see cref="IIntake"/>. The host starts without waiting for the broker; the bus keeps trying to reach it.
    /// </summary>
    /// <param name="kinds">The kinds of agency, such as <c>police</c>.</param>
    public static IServiceCollection AddRabbitMqIntake(this IServiceCollection services, RabbitMqSettings settings, IReadOnlyList<string> kinds)
    {
        services.AddOptions<MassTransitHostOptions>().Configure(options => options.StopTimeout = StopLimit);
        return services.AddMassTransit(bus =>
        {
            // On as it comes: it tells its makers how it is used, from a network that should tell nobody anything.
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(settings.Host, settings.Port, settings.VirtualHost, "hub-intake", host =>
                {
                    host.Username(settings.User);
                    host.Password(settings.Password);
                    if (settings.UseTls)
                    {
                        host.UseSsl(tls => tls.ServerName = settings.Host);
                    }
                });
                rabbit.SendTopology.ConfigureErrorSettings = SetAside;
                rabbit.SendTopology.ConfigureDeadLetterSettings = SetAside;
                foreach (var kind in kinds)
                {
                    Lane(rabbit, context, kind, urgent: false);
                    Lane(rabbit, context, kind, urgent: true);
                }

                rabbit.ReceiveEndpoint(HubNames.Unrouted, endpoint => Receive(endpoint, context, IntakeLane.Normal));
            });
        });
    }

    private static void Lane(IRabbitMqBusFactoryConfigurator rabbit, IBusRegistrationContext context, string kind, bool urgent) =>
        rabbit.ReceiveEndpoint(HubNames.InQueue(kind, urgent), endpoint =>
        {
            Receive(endpoint, context, IntakeLane.For(urgent));
            foreach (var key in HubNames.BindingKeys(kind, urgent))
            {
                endpoint.Bind(HubNames.InExchange, binding =>
                {
                    binding.ExchangeType = "topic";
                    binding.RoutingKey = key;
                    binding.SetExchangeArgument("alternate-exchange", HubNames.Unrouted);
                });
            }
        });

    private static void Receive(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, IntakeLane lane)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = lane.Prefetch;
        endpoint.ConcurrentMessageLimit = lane.Concurrency;
        foreach (var (name, value) in QueueArguments.ForHub)
        {
            endpoint.SetQueueArgument(name, value);
        }

        endpoint.ReadRawBytes((context.GetService<ReceivingLimits>() ?? new ReceivingLimits()).MostBytes);
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new SafeMove());
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
        endpoint.ConfigureDeadLetter(skipped =>
        {
            skipped.UseFilter(new SafeMove());
            skipped.UseFilter(new DeadLetterTransportFilter());
        });
        endpoint.Consumer(() => IntakeConsumer.Of(context));
    }

    // The bus copies the arguments of the queue that the message comes from: limits and dead letters meant for work, not for what is set aside.
    private static void SetAside(IRabbitMqQueueBindingConfigurator queue)
    {
        foreach (var name in QueueArguments.ForHub.Keys)
        {
            queue.SetQueueArgument(name, (object?)null);
        }

        foreach (var (name, value) in QueueArguments.ForSetAside)
        {
            queue.SetQueueArgument(name, value);
        }
    }
}
