using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.CommandLine;

/// <summary>Looks at what the settings lead to, and makes nothing.</summary>
internal static class ConfigurationCheck
{
    public static IReadOnlyList<string> FaultsOf(HubSettings told)
    {
        var faults = new List<string>();
        Try(() => _ = AgreementAndFormats.Load(told.AgreementFile), faults);
        Try(() => _ = AgreementAndFormats.Load(null, told.BankHolidays), faults);
        Try(() => _ = told.Broker is { } broker ? RabbitMqSettings.Parse(broker) : null, faults);
        Try(() => _ = ProviderFile.Read(told.Console.Providers), faults);
        var keyFile = Path.Combine(told.Data, "keys.json");
        Try(() => _ = File.Exists(keyFile) ? KeyFile.OpenOrCreate(keyFile, TimeProvider.System.GetUtcNow()) : null, faults);
        return faults;
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
