using System.Buffers.Text;
using System.Reflection;
using System.Security.Cryptography;

namespace SafeguardingHub.WebConsole.Design;

/// <summary>
/// Styles, scripts and icons, which travel inside the program. Their address holds the hash of their content, so that a browser may keep
/// them for good and never has an old one.
/// </summary>
public sealed class ConsoleAssets
{
    private const string Prefix = "console/";
    private const string ForGood = "public, max-age=31536000, immutable";
    private readonly Dictionary<string, Asset> byAddress;
    private readonly Dictionary<string, string> addresses;

    public ConsoleAssets()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var all = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => Read(assembly, name)).ToList();
        addresses = all.ToDictionary(asset => asset.Name, asset => $"/assets/{asset.Hash}/{asset.Name}");
        byAddress = all.ToDictionary(asset => $"{asset.Hash}/{asset.Name}");
        byAddress["favicon.ico"] = all.First(asset => asset.Name == "favicon.ico");
    }

    /// <param name="name">Such as <c>hub.css</c>.</param>
    public string AddressOf(string name) => addresses[name];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpResponse response) => Answer($"{hash}/{name}", response));
        routes.MapGet("/favicon.ico", (HttpResponse response) => Answer("favicon.ico", response));
    }

    private IResult Answer(string address, HttpResponse response)
    {
        if (!byAddress.TryGetValue(address, out var asset))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = ForGood;
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var name = resource[Prefix.Length..];
        return new Asset(name, Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 9)), content, Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".ico" => "image/x-icon",
            ".png" => "image/png",
            _ => "text/plain; charset=utf-8",
        });
    }

    private sealed record Asset(string Name, string Hash, byte[] Content, string ContentType);
}
