using System.CommandLine;

namespace SafeguardingHub.CommandLine;

/// <summary>The options by which every command is told where the hub keeps its things.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> data = new("--data") { Description = "Folder of the store, the key file and the intake keys (default: the user's data folder).", HelpName = "DIR" };
    private readonly Option<string?> agreement = new("--agreement") { Description = "The agreement file (default: the fictional Northshire agreement).", HelpName = "FILE" };
    private readonly Option<string?> database = new("--database") { Description = "PostgreSQL connection string (default: an SQLite file under --data).", HelpName = "CONNECTION" };
    private readonly Option<string?> broker = new("--broker") { Description = "amqp://user:password@host:port/virtual-host (default: in memory). Better set as Hub__Broker or a secret file.", HelpName = "ADDRESS" };
    private readonly Option<string?> listen = new("--listen") { Description = "Where HTTP is served (default: http://127.0.0.1:5080).", HelpName = "URL" };

    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(agreement);
        command.Add(database);
        command.Add(broker);
        command.Add(listen);
    }

    /// <exception cref="ConfigurationFaultException">With every setting that cannot be read.</exception>
    public HubSettings Read(ParseResult parsed)
    {
        var (settings, faults) = Look(parsed);
        return faults.Count == 0 ? settings : throw new ConfigurationFaultException(faults);
    }

    /// <summary>Settings with which the hub can run: everything they lead to was looked at as well, and nothing was begun.</summary>
    /// <exception cref="ConfigurationFaultException">With everything that would keep the hub from starting.</exception>
    public HubSettings ReadSound(ParseResult parsed)
    {
        var (settings, faults) = Look(parsed);
        IReadOnlyList<string> all = [.. faults, .. ConfigurationCheck.FaultsOf(settings)];
        return all.Count == 0 ? settings : throw new ConfigurationFaultException(all);
    }

    private (HubSettings Settings, IReadOnlyList<string> Faults) Look(ParseResult parsed)
    {
        var reading = new SettingsReading(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .BuildWithSecrets());
        var settings = HubSettings.Read(reading, parsed.GetValue(data), parsed.GetValue(listen));
        return (settings with
        {
            AgreementFile = parsed.GetValue(agreement) ?? settings.AgreementFile,
            Database = parsed.GetValue(database) ?? settings.Database,
            Broker = parsed.GetValue(broker) ?? settings.Broker,
        }, reading.Faults);
    }
}
