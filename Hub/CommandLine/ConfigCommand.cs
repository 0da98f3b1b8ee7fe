using System.CommandLine;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub config check</c>: everything that would keep the hub from starting, at once.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Looks at the configuration.") { Check() };

    private static Command Check()
    {
        var settings = new SettingsOptions();
        var command = new Command("check", "Checks settings, agreement and key file; ends with 78 when something is wrong.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            var faults = new List<string>();
            Try(() => _ = AgreementAndFormats.Load(told.AgreementFile, told.BankHolidays), faults);
            Try(() => _ = told.Broker is { } broker ? RabbitMqSettings.Parse(broker) : null, faults);
            var keyFile = Path.Combine(told.Data, "keys.json");
            Try(() => _ = File.Exists(keyFile) ? KeyFile.OpenOrCreate(keyFile, TimeProvider.System.GetUtcNow()) : null, faults);
            if (faults.Count > 0)
            {
                throw new ConfigurationFaultException(faults);
            }

            Console.Out.WriteLine($"The configuration is sound: {told}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Try(Action part, List<string> faults)
    {
        try
        {
            part();
        }
        catch (ConfigurationFaultException wrong)
        {
            faults.AddRange(wrong.Faults);
        }
        catch (KeyFileException wrong)
        {
            faults.Add(wrong.Message);
        }
        catch (ArgumentException wrong)
        {
            faults.Add($"Hub:Broker (environment: Hub__Broker): {wrong.Message}");
        }
    }
}
