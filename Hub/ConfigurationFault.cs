namespace SafeguardingHub;

/// <summary>The hub cannot start as it is configured; the command line ends with exit code 78.</summary>
public sealed class ConfigurationFaultException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Each names the setting or place, what is wrong and how to mend it.</summary>
    public IReadOnlyList<string> Faults => faults;
}
