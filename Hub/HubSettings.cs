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

    /// <exception cref="ConfigurationFaultException">With everything that is wrong.</exception>
    public static HubSettings Read(IConfiguration configuration, string? data, string? listen)
    {
        var reading = new SettingsReading(configuration);
        var settings = Read(reading, data, listen);
        return reading.Faults.Count == 0 ? settings : throw new ConfigurationFaultException(reading.Faults);
    }

    /// <summary>What is wrong is left in the reading, and the usual stands in for it.</summary>
    public static HubSettings Read(SettingsReading reading, string? data, string? listen) => new()
    {
        Data = data ?? reading.Text("Hub:Data") ?? DefaultData,
        AgreementFile = reading.Text("Hub:Agreement"),
        BankHolidays = reading.Text("Hub:BankHolidays"),
        Database = reading.Text("Hub:Database"),
        Broker = reading.Text("Hub:Broker"),
        Management = reading.Text("Hub:Management"),
        Listen = listen ?? reading.Text("Hub:Listen") ?? "http://127.0.0.1:5080",
        Limits = ReadLimits(reading, new ReceivingLimits()),
        Recovery = ReadRecovery(reading, new RecoverySettings()),
        OperatorKey = reading.Text("Hub:OperatorKey"),
        SweepSeconds = reading.Number("Hub:SweepSeconds", 30),
        Mail = reading.Part(configuration => new MailSettingsReading(configuration).Read(), new MailSettings()),
        Console = ConsoleSettings.Read(reading),
    };

    private static ReceivingLimits ReadLimits(SettingsReading reading, ReceivingLimits usual) => new()
    {
        MostBytes = reading.Number("Hub:Limits:MostBytes", usual.MostBytes),
        DeepestNesting = reading.Number("Hub:Limits:DeepestNesting", usual.DeepestNesting),
        MostAttributes = reading.Number("Hub:Limits:MostAttributes", usual.MostAttributes),
        MostProblems = reading.Number("Hub:Limits:MostProblems", usual.MostProblems),
        Burst = reading.Number("Hub:Limits:Burst", usual.Burst),
        PerSecond = reading.Number("Hub:Limits:PerSecond", usual.PerSecond),
        LongestTranslation = TimeSpan.FromMilliseconds(reading.Number("Hub:Limits:LongestTranslationMilliseconds", (int)usual.LongestTranslation.TotalMilliseconds)),
    };

    private static RecoverySettings ReadRecovery(SettingsReading reading, RecoverySettings usual) => new()
    {
        EditAllowed = reading.Flag("Hub:Recovery:EditAllowed", usual.EditAllowed),
        ReplaysPerSecond = reading.Number("Hub:Recovery:ReplaysPerSecond", usual.ReplaysPerSecond),
        UncollectedAfter = TimeSpan.FromMinutes(reading.Number("Hub:Recovery:UncollectedAfterMinutes", (int)usual.UncollectedAfter.TotalMinutes)),
        AlertAfter = TimeSpan.FromMinutes(reading.Number("Hub:Recovery:AlertAfterMinutes", (int)usual.AlertAfter.TotalMinutes)),
    };

    private static string DefaultData => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder ? folder : Path.GetTempPath(),
        "safeguarding-hub");
}
