using System.CommandLine;
using SafeguardingHub.Agreements;
using SafeguardingHub.Demonstration;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using Serilog.Events;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub demo [--once] [--real]</c>: agencies exchange concerns before one's eyes; without <c>--once</c> the hub then stays up.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "End when all is delivered." };
        var real = new Option<bool>("--real") { Description = "Over a private RabbitMQ and PostgreSQL (Debian's packages) instead of embedded parts." };
        var settings = new SettingsOptions();
        var command = new Command("demo", "Shows agencies exchanging concerns through the hub.") { once, real };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new TemporaryFolder();
            var told = settings.Read(parsed);
            var ofItsOwn = told with { Data = folder.Path, Listen = parsed.GetValue(once) ? "http://127.0.0.1:0" : told.Listen };
            return parsed.GetValue(real)
                ? await RealAsync(ofItsOwn, parsed.GetValue(once), cancellation)
                : await RunAsync(ofItsOwn with { Broker = null, Database = null }, parsed.GetValue(once), Embedded, cancellation);
        });
        return command;
    }

    private static async Task<int> RealAsync(HubSettings settings, bool once, CancellationToken cancellation)
    {
        Console.Error.WriteLine("Starting a private RabbitMQ and PostgreSQL (about ten seconds) …");
        var starting = PrivateBroker.StartAsync(cancellation);
        await using var database = await PrivateDatabase.StartAsync(cancellation);
        await using var broker = await starting;
        var passwords = new AgencyPasswords(Path.Combine(settings.Data, "broker-passwords"));
        var agreement = Translation.AgreementAndFormats.Load(settings.AgreementFile).Agreement;
        using var management = broker.Management();
        await new ApplyTopology(management, passwords).RunAsync(broker.Settings.VirtualHost, DesiredTopology.For(agreement.Ids(), agreement.Kinds()), cancellation);
        var connection = await database.CreateDatabaseAsync("hub", cancellation);
        var real = settings with { Database = connection, Broker = broker.Settings.Address };
        return await RunAsync(real, once, _ => new BrokerAgencies(broker.Settings, agency => File.ReadAllText(passwords.FileOf(agency.ToString())).Trim()), cancellation);
    }

    private static async Task<int> RunAsync(HubSettings settings, bool once, Func<IServiceProvider, IDemoAgencies> play, CancellationToken cancellation)
    {
        var clock = new WoundClock();
        // Often enough that nobody waits for the chase.
        await using var app = HubHost.Build(settings with { SweepSeconds = 1 }, Environments.Development, LogEventLevel.Warning, clock);
        await HubHost.PrepareAsync(app, cancellation);
        await app.StartAsync(cancellation);
        await using var agencies = play(app.Services);
        var day = new NorthshireDay(agencies, app.Services.GetRequiredService<Agreement>(), app.Services.GetRequiredService<IHubStore>(), clock, Console.Out, Console.Error);
        var nothingLost = await day.RunAsync(cancellation);
        if (!once)
        {
            Console.Error.WriteLine($"The demonstration's clock stays {clock.Ahead.TotalHours:0.#} hours ahead.");
            ServeCommand.WriteWhere(settings);
            await app.WaitForShutdownAsync(cancellation);
        }

        await app.StopAsync(CancellationToken.None);
        return nothingLost ? ExitCode.Done : ExitCode.Refused;
    }

    private static EmbeddedAgencies Embedded(IServiceProvider parts) => new(
        parts.GetRequiredService<InMemoryAgencyClient>(), parts.GetRequiredService<IHubStore>(), parts.GetRequiredService<KeyRing>(), parts.GetRequiredService<TimeProvider>());
}
