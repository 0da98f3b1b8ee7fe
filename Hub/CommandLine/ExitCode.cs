namespace SafeguardingHub.CommandLine;

/// <summary>What the hub's commands end with.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was refused or something was found wrong.</summary>
    public const int Refused = 1;

    /// <summary>The command was not written as its help says.</summary>
    public const int Usage = 2;

    /// <summary>The hub cannot run as it is configured (sysexits' EX_CONFIG).</summary>
    public const int Configuration = 78;
}
