using SafeguardingHub.Schemas;

namespace SafeguardingHub.WebConsole.Integrating;

/// <summary>A published format as integrators look at it: its schema, and messages to try.</summary>
/// <param name="Format">Its name in the agreement.</param>
/// <param name="Files">Everything of it that can be downloaded.</param>
public sealed record PublishedFormat(string Format, string Name, IReadOnlyList<PublishedFile> Files)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["police-xml"] = "Police: public protection notification (XML)",
        ["social-care-json"] = "Social care: referral and episodes (JSON)",
        ["health-fhir-r4"] = "Health: FHIR R4 message (JSON and XML)",
        ["charity-cloudevents"] = "Charity: case record as CloudEvents (JSON)",
    };

    public static IReadOnlyList<PublishedFormat> All { get; } = [.. Published.Formats.Select(Read).OrderBy(format => format.Name, StringComparer.Ordinal)];

    /// <summary>Null when nothing is published under this name.</summary>
    public static PublishedFormat? Find(string? format) => All.FirstOrDefault(each => each.Format == format);

    public IEnumerable<PublishedFile> Of(PublishedKind kind) => Files.Where(file => file.Kind == kind);

    /// <param name="name">As <see cref="PublishedFile.Name"/>; nothing else is ever read.</param>
    public PublishedFile? File(string? name) => Files.FirstOrDefault(file => file.Name == name);

    private static PublishedFormat Read(string format)
    {
        var folder = Published.FolderOf(format) + "/";
        return new PublishedFormat(format, Names.GetValueOrDefault(format, format), [.. Published.Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Select(path => new PublishedFile(format, path, path[folder.Length..]))]);
    }
}

/// <summary>What a published file is for.</summary>
public enum PublishedKind { Schema, Example, Faulty, Expected, Sent }

/// <param name="Path">As <see cref="Published"/> reads it.</param>
/// <param name="Name">Within its format, such as <c>examples/concern-minimal.xml</c>.</param>
public sealed record PublishedFile(string Format, string Path, string Name)
{
    public PublishedKind Kind => Name switch
    {
        _ when Name.EndsWith(".expected.json", StringComparison.Ordinal) => PublishedKind.Expected,
        _ when Name.StartsWith("examples/invalid/", StringComparison.Ordinal) => PublishedKind.Faulty,
        _ when Name.StartsWith("examples/out/", StringComparison.Ordinal) => PublishedKind.Sent,
        _ when Name.StartsWith("examples/", StringComparison.Ordinal) => PublishedKind.Example,
        _ => PublishedKind.Schema,
    };

    /// <summary>Without its folder.</summary>
    public string ShortName => Name[(Name.LastIndexOf('/') + 1)..];

    public string Address => $"/formats/{Format}/files/{Name}";

    /// <summary>Where it can be tried.</summary>
    public string TryAddress => $"/try?example={Name}";

    public string ContentType => System.IO.Path.GetExtension(Name) switch
    {
        ".xml" or ".xsd" => "application/xml",
        ".json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };

    public byte[] Read() => Published.Read(Path);
}
