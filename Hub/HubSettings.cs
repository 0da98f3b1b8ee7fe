using System.Globalization;
using SafeguardingHub.Mailing;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recovery;
using SafeguardingHub.WebConsole;

namespace SafeguardingHub;

/// <summary>
/// Everything the hub can be told from outside, from <c>appsettings.json</c>, environment (<c>Hub__Broker</c>), files under
/// <c>/run/secrets</c> (<c>Hub__Broker</c>) and options. With none of it the hub runs embedded.
/// </summary>
public sealed record HubSettings
{
    /// <summary>Holds the embedded store, the key file and the intake keys. Default: the user's data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The agreement file; null for the fictional one that comes with the hub.</summary>
    public string? AgreementFile { get; init; }

    /// <summary>Bank holidays as GOV.UK publishes them; null for the built-in list.</summary>
    public string? BankHolidays { get; init; }

    /// <summary>A PostgreSQL connection string; null for an SQLite file in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    /// <summary><c>amqp://user:password@host:port/virtual-host</c>; null for the in-memory transport and mailboxes in the store.</summary>
    public string? Broker { get; init; }

    /// <summary><c>http://user:password@host:15672/</c>: the broker's management interface, for the topology commands.</summary>
    public string? Management { get; init; }

    /// <summary>Where HTTP is served.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5080";

    public ReceivingLimits Limits { get; init; } = new();

    public RecoverySettings Recovery { get; init; } = new();

    /// <summary>The key of the person at the command line, by which operators' commands know who acts.</summary>
    public string? OperatorKey { get; init; }

    /// <summary>Seconds from one look for what is overdue to the next.</summary>
    public int SweepSeconds { get; init; } = 30;

    public MailSettings Mail { get; init; } = new();

    public ConsoleSettings Console { get; init; } = new();

    /// <summary>Holds secrets: never printed.</summary>
    public override string ToString() => $"{(Database is null ? "SQLite" : "PostgreSQL")}, {(Broker is null ? "in memory" : "RabbitMQ")}, {Listen}";

    public static HubSettings Read(IConfiguration configuration, string? data, string? listen) => new()
    {
        Data = data ?? configuration["Hub:Data"] ?? DefaultData,
        AgreementFile = configuration["Hub:Agreement"],
        BankHolidays = configuration["Hub:BankHolidays"],
        Database = configuration["Hub:Database"],
        Broker = configuration["Hub:Broker"],
        Management = configuration["Hub:Management"],
        Listen = listen ?? configuration["Hub:Listen"] ?? "http://127.0.0.1:5080",
        Limits = ReadLimits(configuration, new ReceivingLimits()),
        Recovery = ReadRecovery(configuration, new RecoverySettings()),
        OperatorKey = configuration["Hub:OperatorKey"],
        SweepSeconds = ReadNumber(configuration, "Hub:SweepSeconds", 30),
        Mail = new MailSettingsReading(configuration).Read(),
        Console = ConsoleSettings.Read(configuration),
    };

    private static ReceivingLimits ReadLimits(IConfiguration configuration, ReceivingLimits usual) => new()
    {
        MostBytes = ReadNumber(configuration, "Hub:Limits:MostBytes", usual.MostBytes),
        DeepestNesting = ReadNumber(configuration, "Hub:Limits:DeepestNesting", usual.DeepestNesting),
        MostAttributes = ReadNumber(configuration, "Hub:Limits:MostAttributes", usual.MostAttributes),
        MostProblems = ReadNumber(configuration, "Hub:Limits:MostProblems", usual.MostProblems),
        Burst = ReadNumber(configuration, "Hub:Limits:Burst", usual.Burst),
        PerSecond = ReadNumber(configuration, "Hub:Limits:PerSecond", usual.PerSecond),
        LongestTranslation = TimeSpan.FromMilliseconds(ReadNumber(configuration, "Hub:Limits:LongestTranslationMilliseconds", (int)usual.LongestTranslation.TotalMilliseconds)),
    };

    private static RecoverySettings ReadRecovery(IConfiguration configuration, RecoverySettings usual) => new()
    {
        EditAllowed = configuration["Hub:Recovery:EditAllowed"] switch
        {
            null => usual.EditAllowed,
            var text when bool.TryParse(text, out var allowed) => allowed,
            _ => throw new ConfigurationFaultException(["Hub:Recovery:EditAllowed (environment: Hub__Recovery__EditAllowed) is neither true nor false."]),
        },
        ReplaysPerSecond = ReadNumber(configuration, "Hub:Recovery:ReplaysPerSecond", usual.ReplaysPerSecond),
        UncollectedAfter = TimeSpan.FromMinutes(ReadNumber(configuration, "Hub:Recovery:UncollectedAfterMinutes", (int)usual.UncollectedAfter.TotalMinutes)),
        AlertAfter = TimeSpan.FromMinutes(ReadNumber(configuration, "Hub:Recovery:AlertAfterMinutes", (int)usual.AlertAfter.TotalMinutes)),
    };

    private static int ReadNumber(IConfiguration configuration, string name, int usual) => configuration[name] switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new ConfigurationFaultException([$"{name} (environment: {name.Replace(":", "__", StringComparison.Ordinal)}) is not a whole number above zero. Correct it, or leave it out for {usual}."]),
    };

    private static string DefaultData => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder ? folder : Path.GetTempPath(),
        "safeguarding-hub");
}
