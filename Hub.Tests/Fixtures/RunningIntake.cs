using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Intake;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A hub's intake, running, with a <see cref="RecordingIntake"/> behind it.</summary>
internal sealed class RunningIntake : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Kinds = ["police", "social-care", "health", "charity"];

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly IHost host;

    private RunningIntake(IHost host) => this.host = host;

    public RecordingIntake Intake => host.Services.GetRequiredService<RecordingIntake>();

    public InMemoryAgencyClient Client => host.Services.GetRequiredService<InMemoryAgencyClient>();

    public static Task<RunningIntake> StartAsync(RabbitMqSettings settings, IReadOnlyList<string>? kinds = null, Func<IIntake, IIntake>? around = null) =>
        StartAsync(services => services.AddRabbitMqIntake(settings, kinds ?? Kinds), around);

    public static Task<RunningIntake> StartInMemoryAsync() => StartAsync(services => services.AddInMemoryIntake(Kinds));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static async Task<RunningIntake> StartAsync(Action<IServiceCollection> add, Func<IIntake, IIntake>? around = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<RecordingIntake>().AddSingleton(provider => around is null ? provider.GetRequiredService<RecordingIntake>() : around(provider.GetRequiredService<RecordingIntake>()));
        add(builder.Services);
        var running = new RunningIntake(builder.Build());
        await running.host.StartAsync(TestContext.Current.CancellationToken);
        var health = await running.host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, ReadyLimit);
        Assert.Equal(BusHealthStatus.Healthy, health);
        return running;
    }
}
