using System.CommandLine;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub topology print|definitions|apply|check</c>: exchanges, queues, bindings, users and permissions, as the agreement asks for them.</summary>
internal static class TopologyCommand
{
    private static readonly Option<string?> Management = new("--management") { Description = "http://user:password@host:15672/ of the broker. Better set as Hub__Management.", HelpName = "URL", Recursive = true };
    private static readonly Option<string> VirtualHost = new("--vhost") { Description = "The virtual host.", DefaultValueFactory = _ => "/", HelpName = "NAME", Recursive = true };

    public static Command Create() => new("topology", "Prints, applies or checks what the broker should hold.") { Management, VirtualHost, Print(), Definitions(), Apply(), Check() };

    private static Command Print()
    {
        var settings = new SettingsOptions();
        var command = new Command("print", "One line for every exchange, queue, binding, user and permission.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            foreach (var line in PrintTopology.Lines(Desired(settings.Read(parsed))))
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Definitions()
    {
        var settings = new SettingsOptions();
        var command = new Command("definitions", "Exchanges, queues and bindings as a file that RabbitMQ loads when it starts; without users.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(DefinitionsFile.Of(Desired(settings.Read(parsed)), parsed.GetValue(VirtualHost)!));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Apply()
    {
        var passwords = new Option<string?>("--passwords") { Description = "Folder for the passwords of new users (default: broker-passwords under --data).", HelpName = "DIR" };
        var settings = new SettingsOptions();
        var command = new Command("apply", "Makes the broker as it should be, as far as that destroys nothing. May be run again.") { passwords };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            using var management = Connect(parsed, told);
            var folder = parsed.GetValue(passwords) ?? Path.Combine(told.Data, "broker-passwords");
            var applied = await new ApplyTopology(management, new AgencyPasswords(folder)).RunAsync(parsed.GetValue(VirtualHost)!, Desired(told), cancellation);
            Write("mended", applied.Mended);
            Write("left for a person", applied.Left);
            foreach (var user in applied.NewPasswords)
            {
                Console.Out.WriteLine($"new user {user}, password in {folder}");
            }

            return applied.Left.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static Command Check()
    {
        var settings = new SettingsOptions();
        var command = new Command("check", "Reports every difference; ends with 1 when there is one.");
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            using var management = Connect(parsed, told);
            var differences = await new CheckTopology(management).RunAsync(parsed.GetValue(VirtualHost)!, Desired(told), cancellation);
            Write("differs", differences);
            return differences.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static BrokerTopology Desired(HubSettings settings)
    {
        var agreement = AgreementAndFormats.Load(settings.AgreementFile).Agreement;
        return DesiredTopology.For(agreement.Ids(), agreement.Kinds());
    }

    private static ManagementApi Connect(ParseResult parsed, HubSettings settings) =>
        ManagementApi.Connect(parsed.GetValue(Management) ?? settings.Management)
            ?? throw new ConfigurationFaultException(["The broker's management interface is not set. Give --management http://user:password@host:15672/ or set Hub__Management."]);

    private static void Write(string word, IReadOnlyList<TopologyDifference> differences)
    {
        foreach (var difference in differences)
        {
            Console.Out.WriteLine($"{word}: {difference}");
        }
    }
}
