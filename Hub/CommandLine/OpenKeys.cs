using SafeguardingHub.Security;

namespace SafeguardingHub.CommandLine;

/// <summary>The key ring of a hub that has run: a command never makes one.</summary>
internal static class OpenKeys
{
    public static string FileOf(HubSettings settings) => Path.Combine(settings.Data, "keys.json");

    public static KeyRing Of(HubSettings settings) => File.Exists(FileOf(settings))
        ? KeyFile.OpenOrCreate(FileOf(settings), TimeProvider.System.GetUtcNow())
        : throw new ConfigurationFaultException([$"There is no key file {FileOf(settings)}. Name the hub's folder with --data."]);
}
