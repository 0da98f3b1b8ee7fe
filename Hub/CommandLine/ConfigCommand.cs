using System.CommandLine;

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
            Console.Out.WriteLine($"The configuration is sound: {settings.ReadSound(parsed)}.");
            return ExitCode.Done;
        });
        return command;
    }
}
