using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Tests.Docker;

/// <summary>The shipped <c>compose.yaml</c>, with the values that variables have when nothing sets them.</summary>
internal static partial class ComposeFile
{
    public static string Folder { get; } = Path.Combine(RepositoryFiles.Root, "docker");

    public static string Text { get; } = File.ReadAllText(Path.Combine(Folder, "compose.yaml"));

    public static JsonNode Root { get; } = Yaml.Read(Variable().Replace(Text, found => found.Groups["usual"].Value));

    public static IReadOnlyList<(string Name, JsonNode Service)> Services { get; } = [.. Root["services"]!.AsObject().Select(service => (service.Key, service.Value!))];

    /// <summary>What is mounted from this repository: where it lies, and its name in the container.</summary>
    public static IReadOnlyList<(string Source, string Target)> MountsOf(string service) =>
    [
        .. from mount in Root["services"]![service]!["volumes"]!.AsArray()
           let parts = mount!.GetValue<string>().Split(':')
           where parts[0].StartsWith('.')
           select (Path.GetFullPath(parts[0], Folder), parts[1]),
    ];

    [GeneratedRegex(@"\$\{(?<name>\w+):-(?<usual>[^}]*)\}")]
    public static partial Regex Variable();
}
