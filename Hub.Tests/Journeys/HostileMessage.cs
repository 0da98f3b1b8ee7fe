using System.IO.Compression;
using System.Text;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>One thing that a broken or hostile sender might send, by its name.</summary>
internal sealed record HostileMessage
{
    /// <summary>Stands in every body that can hold it: what a sender wrote is never said back.</summary>
    public const string Secret = "Zyxwv-9990000018";

    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    private static readonly AgencyId SocialCare = AgencyId.Parse("social-care.northshire");

    public required string Name { get; init; }

    public AgencyId Sender { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    /// <summary>Every code the rejection has; empty when the message is accepted.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>A place in the message that the rejection names; empty for the message as a whole.</summary>
    public string Place { get; init; } = "";

    public static IReadOnlyList<HostileMessage> All { get; } =
    [
        FromPolice("empty", [], "HUB-1001"),
        FromPolice("20 MB", Filled(20_000_000), "HUB-1004"),
        FromPolice("truncated", Encoding.UTF8.GetBytes(PoliceExample[..(PoliceExample.Length / 2)]), "HUB-1002"),
        FromPolice("invalid UTF-8", [.. Encoding.UTF8.GetBytes(PoliceExample), 0xC3, 0x28], "HUB-1003"),
        FromPolice("billion laughs", Laughs(), "HUB-1006"),
        FromPolice("external entity", $"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;{Secret}</x>", "HUB-1006"),
        FromPolice("billion laughs in UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Laughs()))).ToArray(), "HUB-1006"),
        FromPolice("XML 10,000 deep", string.Concat(Enumerable.Repeat("<a>", 10_000)) + Secret, "HUB-1005"),
        FromPolice("100,000 namespaces", $"<a {string.Join(' ', Enumerable.Range(0, 100_000).Select(n => $"xmlns:n{n}=\"{n}\""))}/>", "HUB-1004"),
        FromPolice("as many namespaces as fit", $"<a {string.Join(' ', Enumerable.Range(0, 45_000).Select(n => $"xmlns:n{n}=\"{n}\""))}/>", "HUB-1012"),
        FromPolice("attribute bomb", PoliceExample.Replace("<Notification ", $"<Notification {string.Join(' ', Enumerable.Range(0, 30_000).Select(n => $"a{n}=\"{Secret}\""))} ", StringComparison.Ordinal), "HUB-1012"),
        FromPolice("CDATA flood", $"<x>{string.Concat(Enumerable.Repeat("<![CDATA[<]]>", 70_000))}{Secret}</x>", "HUB-1009"),
        FromPolice("element flood", $"{PoliceExample[..PoliceExample.LastIndexOf("</", StringComparison.Ordinal)]}{string.Concat(Enumerable.Repeat("<x/>", 200_000))}</Notification>", "HUB-1013"),
        FromPolice("JSON from police", SocialCareExample, "HUB-1008") with { ContentType = "application/json" },
        FromPolice("content type lies", SocialCareExample, "HUB-1002"),
        FromPolice("unknown content type", PoliceExample, "HUB-1008") with { ContentType = "image/png" },
        FromPolice("gzip said", Zipped(), "HUB-1011") with { ContentEncoding = "gzip" },
        FromPolice("gzip unsaid", Zipped(), "HUB-1003"),
        FromSocialCare("JSON 10,000 deep", string.Concat(Enumerable.Repeat("{\"a\":[", 5_000)), "HUB-1005"),
        FromSocialCare("duplicate keys", $"{{\"other\":{{\"twice\":\"{Secret}\",\"twice\":2}}}}", "HUB-1007") with { Place = "/other/twice" },
        FromSocialCare("number of 100,000 digits", $"{{\"child_details\":{new string('7', 100_000)}}}", "HUB-1009"),
        FromSocialCare("JSON truncated in a string", SocialCareExample[..^40], "HUB-1002"),
        FromSocialCare("nothing but a 900 kB string", $"\"{Secret}{new string('x', 900_000)}\"", "HUB-1009"),
        FromSocialCare("property flood", $"{SocialCareExample.TrimEnd()[..^1]},{string.Join(',', Enumerable.Range(0, 60_000).Select(n => $"\"{n}\":1"))}}}", "HUB-1013"),
        FromPolice("UTF-8 with its mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(PoliceExample)]),
        FromPolice("UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(PoliceExample.Replace("utf-8", "utf-16", StringComparison.OrdinalIgnoreCase))]),
        FromPolice("UTF-16 big endian", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(PoliceExample.Replace("utf-8", "utf-16", StringComparison.OrdinalIgnoreCase))]),
        FromSocialCare("JSON with a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(SocialCareExample)]),
        FromPolice("a 900 kB account", PoliceExample.Replace("</narrative>", $"{new string('x', 900_000)}</narrative>", StringComparison.Ordinal)),
    ];

    public static HostileMessage Named(string name) => All.Single(message => message.Name == name);

    public static string PoliceExample => Text("PoliceXml/V1/examples/concern-minimal.xml");

    public static string SocialCareExample => Text("SocialCareJson/V1/examples/concern-minimal.json");

    public bool IsRefused => Codes.Count > 0;

    /// <summary>A message that nothing is wrong with.</summary>
    public static HostileMessage GoodFrom(AgencyId sender) => sender == Police ? FromPolice("good", PoliceExample) : FromSocialCare("good", SocialCareExample);

    private static HostileMessage FromPolice(string name, string body, params string[] codes) => FromPolice(name, Encoding.UTF8.GetBytes(body), codes);

    private static HostileMessage FromPolice(string name, byte[] body, params string[] codes) => new() { Name = name, Sender = Police, Body = body, ContentType = TypeOf(Police), Codes = codes };

    private static HostileMessage FromSocialCare(string name, string body, params string[] codes) => FromSocialCare(name, Encoding.UTF8.GetBytes(body), codes);

    private static HostileMessage FromSocialCare(string name, byte[] body, params string[] codes) => new() { Name = name, Sender = SocialCare, Body = body, ContentType = TypeOf(SocialCare), Codes = codes };

    private static string TypeOf(AgencyId sender) => sender == Police ? "application/xml" : "application/json";

    private static string Text(string example) => File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, example));

    private static byte[] Filled(int size) => [.. Encoding.UTF8.GetBytes($"<x>{Secret}"), .. Enumerable.Repeat((byte)'x', size)];

    private static byte[] Laughs() => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"{Secret}\">{string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY l{n} \"{string.Concat(Enumerable.Repeat($"&l{n - 1};", 10))}\">"))}]><l>&l9;</l>");

    private static byte[] Zipped()
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(PoliceExample));
        }

        return zipped.ToArray();
    }
}
