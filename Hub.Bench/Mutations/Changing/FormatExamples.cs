using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Every published example that an agency of one format could send.</summary>
internal sealed record FormatExamples(string Format, IReadOnlyList<PublishedExample> All, IReadOnlySet<string> Names)
{
    private static readonly Dictionary<string, string> Folders = new()
    {
        ["police-xml"] = "PoliceXml",
        ["social-care-json"] = "SocialCareJson",
        ["health-fhir-r4"] = "HealthFhirR4",
        ["charity-cloudevents"] = "CharityCloudEvents",
    };

    public static IReadOnlyCollection<string> Formats => Folders.Keys;

    /// <param name="schemas">The folder of the published schemas.</param>
    public static FormatExamples Read(string schemas, string format)
    {
        IReadOnlyList<PublishedExample> all =
        [
            .. from kind in Enum.GetValues<MessageKind>()
               from file in Directory.EnumerateFiles(Path.Combine(schemas, Folders[format], "V1", "examples"), $"{kind.ToString().ToLowerInvariant()}-*").Order(StringComparer.Ordinal)
               where file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal)
               select Example(file, kind, format),
        ];
        var names = all.SelectMany(example => example.Names.Select(name => System.Text.Encoding.UTF8.GetString(example.Body, name.Start, name.Length))).ToHashSet(StringComparer.Ordinal);
        return new FormatExamples(format, all, names);
    }

    private static PublishedExample Example(string file, MessageKind kind, string format)
    {
        var body = File.ReadAllBytes(file);
        var found = file.EndsWith(".xml", StringComparison.Ordinal) ? XmlSpans.Of(body) : JsonSpans.Of(body);
        return new PublishedExample(Path.GetFileName(file), kind, ContentType(format, file), body, found.Parts, found.Values, found.Names);
    }

    private static string ContentType(string format, string file) => format switch
    {
        "police-xml" => "application/xml",
        "social-care-json" => "application/json",
        "charity-cloudevents" => "application/cloudevents+json",
        _ => file.EndsWith(".xml", StringComparison.Ordinal) ? "application/fhir+xml" : "application/fhir+json",
    };
}

internal sealed record FoundSpans(List<Span> Parts, List<Span> Values, List<Span> Names);
