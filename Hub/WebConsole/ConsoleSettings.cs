namespace SafeguardingHub.WebConsole;

/// <summary>How the console is reached and how long people stay signed in.</summary>
public sealed record ConsoleSettings
{
    /// <summary>As people type it, such as <c>https://hub.example</c>; null: as it is listened to, which only a browser on this machine can sign in by.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>A file that describes the identity providers; null for none.</summary>
    public string? Providers { get; init; }

    /// <summary>After so long without asking for a page a session ends. NHS Care Identity Service asks for 15 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long it ends whatever is done. NHS Care Identity Service asks for 12 hours.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>So long before its end people are warned.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>So often an open page is told what is new.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong is left in the reading, and the usual stands in for it.</summary>
    public static ConsoleSettings Read(SettingsReading reading)
    {
        var usual = new ConsoleSettings();
        return new ConsoleSettings
        {
            PublicAddress = AddressOf(reading),
            Providers = reading.Text("Hub:Console:Providers"),
            Idle = TimeSpan.FromMinutes(reading.Number("Hub:Console:IdleMinutes", (int)usual.Idle.TotalMinutes)),
            Longest = TimeSpan.FromHours(reading.Number("Hub:Console:LongestHours", (int)usual.Longest.TotalHours)),
        };
    }

    private static Uri? AddressOf(SettingsReading reading)
    {
        const string Name = "Hub:Console:PublicAddress";
        if (reading.Text(Name) is not { } written)
        {
            return null;
        }

        if (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.AbsolutePath == "/")
        {
            return address;
        }

        reading.Fault(Name, "is not an https address without a path. Write it as people type it, such as https://hub.example.");
        return null;
    }
}
