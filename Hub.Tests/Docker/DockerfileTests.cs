using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SafeguardingHub.Tests.Architecture;

namespace SafeguardingHub.Tests.Docker;

public sealed partial class DockerfileTests
{
    private static readonly string Place = Path.Combine(ComposeFile.Folder, "Dockerfile");
    /// <summary>The browser's driver brings one that is new enough.</summary>
    private static readonly string Node = Path.Combine(AppContext.BaseDirectory, ".playwright/node", $"linux-{RuntimeInformation.OSArchitecture}".ToLowerInvariant(), "node");
    private static readonly string Text = File.ReadAllText(Place);

    public static TheoryData<string, string[]> Linters => new()
    {
        { "dockerfile-utils", ["lint", "FILE"] },
        { "dockerlinter", ["-f", "FILE", "-s", "none", "-e", "warning"] },
    };

    [Theory, MemberData(nameof(Linters))]
    public async Task No_linter_finds_anything(string linter, string[] arguments)
    {
        var (code, said) = await LintAsync(linter, arguments, Place);

        Assert.True(code == 0, said);
    }

    [Theory, MemberData(nameof(Linters))]
    public async Task Each_linter_finds_a_fault(string linter, string[] arguments)
    {
        using var folder = new ScratchFolder();
        var faulty = Path.Combine(folder.Path, "Dockerfile");
        await File.WriteAllTextAsync(faulty, "FROM debian\nINSTALL everything\n", TestContext.Current.CancellationToken);

        var (code, said) = await LintAsync(linter, arguments, faulty);

        Assert.True(code == 1, said);
    }

    [Fact]
    public void It_ends_on_the_small_image_with_cultures_as_nobody_special()
    {
        Assert.Matches(@"(?m)^ARG DOTNET_RUNTIME=10\.0\.\d+-noble-chiseled-extra$", Text);
        Assert.Equal("FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_RUNTIME} AS hub", Stage().Matches(Text)[^1].Value.TrimEnd());
        Assert.Matches(@"(?m)^USER [1-9]\d*:[1-9]\d*$", Text);
        Assert.Contains("CMD [\"/app/hub\", \"healthcheck\"]", Text, StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT [\"/app/hub\"]", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_builds_with_a_compiler_that_the_repository_allows()
    {
        var wanted = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "global.json"))).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;

        Assert.Contains($"ARG DOTNET_SDK={wanted[..^2]}", Text, StringComparison.Ordinal);
    }

    /// <summary>Projects, what they embed, and what the build reads beside them: none of it would be missed before somebody builds the image.</summary>
    [Fact]
    public void All_that_the_hub_is_built_from_is_copied()
    {
        var copied = Copy().Matches(Text).SelectMany(line => line.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(source => source.TrimEnd('/')).ToHashSet();
        var allowed = File.ReadAllLines(Place + ".dockerignore").Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();

        Assert.All(copied, source => Assert.True(Path.Exists(Path.Combine(RepositoryFiles.Root, source)), source));
        Assert.All(copied, source => Assert.Contains(source.Split('/')[0], allowed));
        Assert.All(ProjectsOf("Hub/Hub.csproj"), project => Assert.Contains(Path.GetDirectoryName(project)!, copied));
        Assert.All(["global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig"], file => Assert.Contains(file, copied));
        Folders.AssertNone(Directory.EnumerateFiles(RepositoryFiles.Root, "*.props").Select(Path.GetFileName).Where(file => !copied.Contains(file!)).Select(file => $"{file} is not copied"));
    }

    [Fact]
    public void The_images_data_folder_is_the_users_and_where_compose_mounts_the_volume()
    {
        var user = User().Match(Text).Groups["user"].Value;

        Assert.Contains($"COPY --from=build --chown={user} /data /var/lib/safeguarding-hub", Text, StringComparison.Ordinal);
        Assert.Equal(user, ComposeFile.Root["services"]!["hub-1"]!["user"]!.GetValue<string>());
        Assert.Contains("hub-data:/var/lib/safeguarding-hub", ComposeFile.Root["services"]!["hub-1"]!["volumes"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> ProjectsOf(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var references = XDocument.Load(Path.Combine(RepositoryFiles.Root, project)).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value);
        return references.SelectMany(reference => ProjectsOf(Path.GetRelativePath(RepositoryFiles.Root, Path.GetFullPath(reference, Path.Combine(RepositoryFiles.Root, folder))))).Append(project).Distinct();
    }

    private static Task<(int Code, string Said)> LintAsync(string linter, string[] arguments, string file) =>
        Shell.TryAsync([Node, Path.Combine(ComposeFile.Folder, "lint/node_modules/.bin", linter), .. arguments.Select(argument => argument == "FILE" ? file : argument)]);

    [GeneratedRegex(@"(?m)^FROM .*$")]
    private static partial Regex Stage();

    [GeneratedRegex(@"(?m)^COPY (?!--from)(?<sources>.+) \S+$")]
    private static partial Regex Copy();

    [GeneratedRegex(@"(?m)^USER (?<user>\S+)$")]
    private static partial Regex User();
}
