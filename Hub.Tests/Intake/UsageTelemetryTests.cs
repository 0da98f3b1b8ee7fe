using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SafeguardingHub.Intake;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Intake;

/// <summary>The bus tells its makers how it is used unless it is told not to.</summary>
public sealed class UsageTelemetryTests
{
    [Fact]
    public void The_bus_in_memory_tells_nobody() => Assert.False(EnabledIn(new ServiceCollection().AddInMemoryIntake(["police"])));

    [Fact]
    public void The_bus_on_a_broker_tells_nobody() => Assert.False(EnabledIn(new ServiceCollection().AddRabbitMqIntake(RabbitMqSettings.Parse("amqp://hub:hub@127.0.0.1/"), ["police"])));

    private static bool EnabledIn(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled;
    }
}
