using System.Net;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>
/// The one cookie of a session. Its name begins with <c>__Host-</c>: browsers then take it over https only, for this host and all its
/// paths. On this machine itself, in development, it has another name and goes over http.
/// </summary>
public sealed class ConsoleCookies
{
    public const string SafeName = "__Host-hub";
    public const string DevelopmentName = "hub-development";

    /// <param name="onThisMachineOnly">Development, and listening to this machine alone.</param>
    public ConsoleCookies(bool onThisMachineOnly, ConsoleSettings settings) => OverHttp = onThisMachineOnly && settings.PublicAddress is null;

    /// <summary>True where sign-in by persona is offered and cookies go over http.</summary>
    public bool OverHttp { get; }

    public string Name => OverHttp ? DevelopmentName : SafeName;

    public CookieOptions Options => new() { HttpOnly = true, Secure = !OverHttp, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    /// <summary>Whether every address listens to this machine alone.</summary>
    public static bool IsLoopback(string listen) => listen.Split(';').All(address =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
}
