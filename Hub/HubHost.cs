using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Chasing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Engagement;
using SafeguardingHub.Intake;
using SafeguardingHub.Mailing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Http;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;
using SafeguardingHub.WebConsole;
using SafeguardingHub.WebConsole.SignIn;
using Serilog.Events;

namespace SafeguardingHub;

/// <summary>Puts the running program together: the only place that knows every part.</summary>
public static class HubHost
{
    private static readonly TimeSpan StartInterval = TimeSpan.FromSeconds(2);

    /// <param name="time">Null for the system's clock.</param>
    /// <exception cref="ConfigurationFaultException">With everything that is wrong.</exception>
    /// <exception cref="KeyFileException">The key file is unsafe or broken.</exception>
    public static WebApplication Build(HubSettings settings, string? environment = null, LogEventLevel logLevel = LogEventLevel.Information, TimeProvider? time = null)
    {
        var loaded = AgreementAndFormats.Load(settings.AgreementFile, settings.BankHolidays);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(HubHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(settings.Listen);
        builder.Host.UseDefaultServiceProvider(container => (container.ValidateOnBuild, container.ValidateScopes) = (true, true));
        builder.AddHubLogs(logLevel);
        builder.AddHubTelemetry();
        builder.Services.AddHubHealth();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        AddParts(builder.Services, settings, loaded);
        AddChannels(builder.Services, settings, loaded.Agreement);
        builder.Services.AddConsole(settings.Console, loaded.Agreement, builder.Environment.IsDevelopment() && ConsoleCookies.IsLoopback(settings.Listen));
        var app = builder.Build();
        app.UseConsole();
        app.MapHubHealth();
        app.MapPrometheusScrapingEndpoint();
        app.MapHttpIntake();
        app.MapMailbox();
        app.MapRecovery();
        app.MapConsole();
        return app;
    }

    /// <summary>Tables and topology, before any traffic; waits for a store that is away.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        var store = app.Services.GetRequiredService<IHubStore>();
        await UntilReachedAsync(app, "store", () => store.MigrateAsync(cancellation), store.IsUnavailable, cancellation);
        await UntilReachedAsync(app, "store", () => StoreKey.CheckAsync(store, app.Services.GetRequiredService<KeyRing>(), cancellation), store.IsUnavailable, cancellation);
        await UntilReachedAsync(app, "store", () => app.Services.GetRequiredService<AgreementHistory>().KeepAsync(cancellation), store.IsUnavailable, cancellation);
        if (app.Services.GetService<RabbitMqSettings>() is { } broker)
        {
            var desired = Desired(app.Services.GetRequiredService<Agreement>());
            await UntilReachedAsync(app, "broker", () => TopologyDeclaration.DeclareAsync(broker, desired, cancellation), away => away is BrokerUnreachableException { InnerException: not AuthenticationFailureException }, cancellation);
        }

        await app.Services.GetRequiredService<RecoveryWatch>().LookAsync(cancellation);
    }

    /// <summary>Parts start in any order: one that is not there yet is waited for, with a line in the log each time.</summary>
    private static async Task UntilReachedAsync(WebApplication app, string part, Func<Task> reach, Func<Exception, bool> isAway, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await reach();
                return;
            }
            catch (Exception away) when (isAway(away))
            {
                app.Logger.LogWarning("The {Part} is not there yet ({ExceptionType}); trying again in {Seconds} seconds", part, away.GetType().Name, StartInterval.TotalSeconds);
                await Task.Delay(StartInterval, app.Services.GetRequiredService<TimeProvider>(), cancellation);
            }
        }
    }

    private static BrokerTopology Desired(Agreement agreement) => DesiredTopology.For(agreement.Ids(), agreement.Kinds());

    private static void AddParts(IServiceCollection services, HubSettings settings, AgreementAndFormats loaded)
    {
        services.AddSingleton(loaded.Agreement);
        services.AddSingleton(settings.Limits);
        services.AddSingleton<AgencyRates>();
        services.AddSingleton<IAgencyPace>(provider => provider.GetRequiredService<AgencyRates>());
        services.AddSingleton<AgencyShares>();
        services.AddSingleton(new Normalizer(loaded.Adapters));
        services.AddSingleton(provider => KeyFile.OpenOrCreate(Path.Combine(settings.Data, "keys.json"), provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton(ApiKeys.OpenOrCreate(Path.Combine(settings.Data, "intake-keys"), loaded.Agreement.Ids()));
        services.AddSingleton<IHubStore>(_ => settings.Database is { } connection ? new PostgresStore(connection) : new SqliteStore(Path.Combine(settings.Data, "hub.db")));
        services.AddSingleton<AuditTrail>();
        services.AddSingleton(provider => new AgreementHistory(provider.GetRequiredService<IHubStore>(), new AgreementText(loaded.Agreement.Version, loaded.Text), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<ChasingSignal>();
        services.AddSingleton<Handover>();
        services.AddSingleton(provider => new Recorder(
            provider.GetRequiredService<IHubStore>(), provider.GetRequiredService<Handover>(), provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ChasingSignal>().Raise));
        services.AddSingleton<Flow>();
        services.AddSingleton<Composer>();
        services.AddTransient<OutboxRelay>();
        services.AddSingleton<Func<OutboxRelay>>(provider => provider.GetRequiredService<OutboxRelay>);
        services.AddHostedService<DeliveryLoop>();
        services.AddSingleton<IChildsWork, ChildsWork>();
        services.AddSingleton<AnswerApplier>();
        services.AddHostedService<AnswerLoop>();
        services.AddSingleton(new SweepInterval(TimeSpan.FromSeconds(settings.SweepSeconds)));
        services.AddSingleton<ChaseSweep>();
        services.AddSingleton<SeenByHub>();
        services.AddSingleton(new BankHolidaySource(settings.BankHolidays is { } file ? new BankHolidayFile(file, loaded.Agreement.HolidaysInForce.Published) : null));
        services.AddSingleton<DueTimeRecount>();
        services.AddHostedService<DueTimeLoop>();
        services.AddChasingJobs(settings.Database);
        services.AddSingleton<QueueIntake>();
        services.AddSingleton<IIntake>(provider => new FaultKeeping(
            provider.GetRequiredService<QueueIntake>(), provider.GetRequiredService<CollectionWriter>(), provider.GetRequiredService<IHubStore>(), loaded.Agreement.Kinds(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FaultKeeping>>()));
        services.AddRecovery(settings.Recovery);
        services.AddSingleton(provider => Operators.Open(settings.Data, provider.GetRequiredService<TimeProvider>()));
        services.AddMail(settings.Mail, settings.Data);
    }

    private static void AddChannels(IServiceCollection services, HubSettings settings, Agreement agreement)
    {
        if (settings.Broker is null)
        {
            services.AddSingleton<IAgencyChannel, StoreMailbox>();
            services.AddSingleton<IUncollected, UncollectedInMailbox>();
            services.AddInMemoryIntake(agreement.Kinds());
            return;
        }

        var broker = RabbitMqSettings.Parse(settings.Broker);
        services.AddSingleton(broker);
        services.AddSingleton<IAgencyChannel, RabbitMqAgencyChannel>();
        services.AddRabbitMqIntake(broker, agreement.Kinds());
        services.AddSingleton(Desired(agreement));
        services.AddCollection(settings.Management);
    }

    internal static IReadOnlyList<Schemas.Canonical.AgencyId> Ids(this Agreement agreement) => [.. agreement.Agencies.Select(agency => agency.Id)];

    internal static IReadOnlyList<string> Kinds(this Agreement agreement) => [.. agreement.Agencies.Select(agency => agency.Kind).Distinct()];
}
