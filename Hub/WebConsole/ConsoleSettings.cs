using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace SafeguardingHub.WebConsole;

/// <summary>How the console is reached and how long people stay signed in.</summary>
public sealed record ConsoleSettings
{
    /// <summary>As people type it, such as <c>https://hub.example</c>; null: as it is listened to, which only a browser on this machine can sign in by.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Networks of the proxies before the hub, which say from where somebody comes; others are not believed.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>A file that describes the identity providers; null for none.</summary>
    public string? Providers { get; init; }

    /// <summary>So long an identity provider may take to answer the hub; people wait for it.</summary>
    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long without asking for a page a session ends. NHS Care Identity Service asks for 15 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long it ends whatever is done. NHS Care Identity Service asks for 12 hours.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>So long before its end people are warned.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromMinutes(2);

    internal ForwardedHeadersOptions Forwarding
    {
        get
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var network in Proxies)
            {
                options.KnownIPNetworks.Add(network);
            }

            return options;
        }
    }

    /// <exception cref="ConfigurationFaultException">A setting cannot be read.</exception>
    public static ConsoleSettings Read(IConfiguration configuration)
    {
        var usual = new ConsoleSettings();
        return new ConsoleSettings
        {
            PublicAddress = configuration["Hub:Console:PublicAddress"] is { } address ? AddressOf(address) : null,
            Proxies = configuration["Hub:Console:Proxies"] is { } proxies ? NetworksOf(proxies) : usual.Proxies,
            Providers = configuration["Hub:Console:Providers"],
            Idle = TimeSpan.FromMinutes(NumberOf(configuration, "Hub:Console:IdleMinutes", (int)usual.Idle.TotalMinutes)),
            Longest = TimeSpan.FromHours(NumberOf(configuration, "Hub:Console:LongestHours", (int)usual.Longest.TotalHours)),
        };
    }

    private static Uri AddressOf(string written) => Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.AbsolutePath == "/"
        ? address
        : throw new ConfigurationFaultException(["Hub:Console:PublicAddress (environment: Hub__Console__PublicAddress) is not an https address without a path. Write it as people type it, such as https://hub.example."]);

    private static IReadOnlyList<IPNetwork> NetworksOf(string written) =>
    [
        .. written.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each => IPNetwork.TryParse(each, out var network)
            ? network
            : IPAddress.TryParse(each, out var address)
                ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                : throw new ConfigurationFaultException([$"Hub:Console:Proxies (environment: Hub__Console__Proxies): '{each}' is neither an address nor a network. Write them with commas between, such as 10.0.0.5,10.1.0.0/16."])),
    ];

    private static int NumberOf(IConfiguration configuration, string name, int usual) => configuration[name] switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new ConfigurationFaultException([$"{name} (environment: {name.Replace(":", "__", StringComparison.Ordinal)}) is not a whole number above zero. Correct it, or leave it out for {usual}."]),
    };
}
