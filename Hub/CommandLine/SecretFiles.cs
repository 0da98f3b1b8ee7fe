namespace SafeguardingHub.CommandLine;

/// <summary>
/// Settings in files of their own: where container engines put secrets, and where systemd does (<c>LoadCredential</c>). A file has
/// the setting's environment name and holds nothing but its value; a line break at the end does not count.
/// </summary>
internal static class SecretFiles
{
    private const string OfContainers = "/run/secrets";
    private const string OfSystemd = "CREDENTIALS_DIRECTORY";

    /// <summary>The last found counts: systemd's.</summary>
    /// <exception cref="ConfigurationFaultException">A file cannot be read, which is never taken for a setting that is not there.</exception>
    public static IConfigurationRoot BuildWithSecrets(this IConfigurationBuilder settings)
    {
        var systemd = Environment.GetEnvironmentVariable(OfSystemd);
        if (!string.IsNullOrEmpty(systemd) && !Path.IsPathFullyQualified(systemd))
        {
            throw new ConfigurationFaultException([$"{OfSystemd} is not a full path. Leave it to systemd, or write the folder from the root on."]);
        }

        foreach (var folder in new[] { OfContainers, systemd }.Where(folder => !string.IsNullOrEmpty(folder)))
        {
            settings.AddKeyPerFile(folder!, optional: true);
        }

        try
        {
            return settings.Build();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException([$"A secret file cannot be read: {unreadable.Message} Let the hub's own user read it."]);
        }
    }
}
