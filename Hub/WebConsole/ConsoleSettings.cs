using System.Globalization;

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

    /// <exception cref="ConfigurationFaultException">A setting cannot be read.</exception>
    public static ConsoleSettings Read(IConfiguration configuration)
    {
        var usual = new ConsoleSettings();
        return new ConsoleSettings
        {
            PublicAddress = configuration["Hub:Console:PublicAddress"] is { } address ? AddressOf(address) : null,
            Providers = configuration["Hub:Console:Providers"],
            Idle = TimeSpan.FromMinutes(NumberOf(configuration, "Hub:Console:IdleMinutes", (int)usual.Idle.TotalMinutes)),
            Longest = TimeSpan.FromHours(NumberOf(configuration, "Hub:Console:LongestHours", (int)usual.Longest.TotalHours)),
        };
    }

    private static Uri AddressOf(string written) => Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.AbsolutePath == "/"
        ? address
        : throw new ConfigurationFaultException(["Hub:Console:PublicAddress (environment: Hub__Console__PublicAddress) is not an https address without a path. Write it as people type it, such as https://hub.example."]);

    private static int NumberOf(IConfiguration configuration, string name, int usual) => configuration[name] switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new ConfigurationFaultException([$"{name} (environment: {name.Replace(":", "__", StringComparison.Ordinal)}) is not a whole number above zero. Correct it, or leave it out for {usual}."]),
    };
}
