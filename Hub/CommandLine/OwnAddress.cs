namespace SafeguardingHub.CommandLine;

/// <summary>Where a command reaches the hub that runs on the same machine with the same settings.</summary>
internal static class OwnAddress
{
    private static readonly string[] Everywhere = ["+", "*", "0.0.0.0", "[::]"];

    /// <summary>Of several addresses the first; of one that stands for all of the machine's, the loopback one.</summary>
    /// <exception cref="ConfigurationFaultException">It is not an address that one can listen on.</exception>
    public static Uri Of(HubSettings settings)
    {
        try
        {
            var listens = BindingAddress.Parse(settings.Listen.Split(';')[0]);
            return new UriBuilder(listens.Scheme, Everywhere.Contains(listens.Host) ? "127.0.0.1" : listens.Host, listens.Port, listens.PathBase).Uri;
        }
        catch (FormatException)
        {
            throw new ConfigurationFaultException(["Hub:Listen (environment: Hub__Listen) is not an address to listen on. Write one such as http://127.0.0.1:5080."]);
        }
    }
}
