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

    /// <summary>So often an open page is told what is new.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong is left in the reading, and the usual stands in for it.</summary>
    public static ConsoleSettings Read(SettingsReading reading)
    {
        var usual = new ConsoleSettings();
        return new ConsoleSettings
        {
            PublicAddress = AddressOf(reading),
            Proxies = NetworksOf(reading) ?? usual.Proxies,
            Providers = reading.Text("Hub:Console:Providers"),
            Idle = TimeSpan.FromMinutes(reading.Number("Hub:Console:IdleMinutes", (int)usual.Idle.TotalMinutes)),
            Longest = TimeSpan.FromHours(reading.Number("Hub:Console:LongestHours", (int)usual.Longest.TotalHours)),
        };
    }

    private static IReadOnlyList<IPNetwork>? NetworksOf(SettingsReading reading)
    {
        const string Name = "Hub:Console:Proxies";
        if (reading.Text(Name) is not { } written)
        {
            return null;
        }

        List<IPNetwork> networks = [];
        foreach (var each in written.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(each, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(each, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                reading.Fault(Name, $"has '{each}' in it, which is neither an address nor a network. Write them with commas between, such as 10.0.0.5,10.1.0.0/16.");
            }
        }

        return networks;
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
