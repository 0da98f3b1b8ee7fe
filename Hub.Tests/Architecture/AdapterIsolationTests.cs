using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>An adapter turns bytes into a value and back. It sees no infrastructure, no clock and no other adapter.</summary>
public sealed class AdapterIsolationTests
{
    private static readonly string[] AllowedAssemblies = ["System.", "Schemas", "Hl7.Fhir."];

    private static readonly Type[] ForbiddenTypes =
    [
        typeof(TimeProvider), typeof(Random), typeof(System.Security.Cryptography.RandomNumberGenerator), typeof(System.Diagnostics.Stopwatch),
        typeof(File), typeof(FileInfo), typeof(FileStream), typeof(Directory), typeof(DirectoryInfo), typeof(Console), typeof(Thread),
        typeof(System.Net.Http.HttpClient), typeof(System.Net.Sockets.Socket),
    ];

    private static readonly (Type Owner, string Member)[] ForbiddenMembers =
    [
        (typeof(DateTime), "get_Now"), (typeof(DateTime), "get_UtcNow"), (typeof(DateTime), "get_Today"),
        (typeof(DateTimeOffset), "get_Now"), (typeof(DateTimeOffset), "get_UtcNow"),
        (typeof(Guid), nameof(Guid.NewGuid)), (typeof(Guid), nameof(Guid.CreateVersion7)), (typeof(TimeZoneInfo), "get_Local"),
    ];

    private static readonly IReadOnlyList<Type> Adapters = [.. Folders.Adapters.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IAgencyAdapter)))];

    [Fact]
    public void The_adapters_reference_nothing_but_the_schemas_and_the_FHIR_model() => Folders.AssertNone(Folders.Adapters.GetReferencedAssemblies()
        .Select(assembly => assembly.Name!).Where(name => !AllowedAssemblies.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal))));

    /// <summary>The compiler leaves a reference out as long as nothing is used of it; the project file does not.</summary>
    [Fact]
    public void The_adapters_project_cannot_see_the_hub_or_its_packages()
    {
        var project = XDocument.Load(Path.Combine(RepositoryFiles.Root, "Adapters", "Adapters.csproj"));

        Assert.Equal(["../Schemas/Schemas.csproj"], project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.Equal(["Hl7.Fhir.R4"], project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value));
    }

    [Fact]
    public void Every_adapter_that_comes_with_the_hub_is_registered_internal_and_sealed()
    {
        Assert.Equal(Adapters.OrderBy(type => type.Name), AgencyAdapters.BuiltIn.Select(adapter => adapter.GetType()).OrderBy(type => type.Name));
        Assert.All(Adapters, type => Assert.True(type is { IsSealed: true, IsPublic: false }, $"{type.Name} is not internal and sealed."));
    }

    [Fact]
    public void One_adapter_never_names_another() => Folders.AssertNone(
        from own in Adapters
        from other in Adapters
        where own.Namespace != other.Namespace
        from naming in Folders.Namings(InFolderOf(own), named => InFolder(named, other.Namespace!))
        select naming);

    [Fact]
    public void An_adapter_reads_no_clock_no_file_no_chance_and_no_network() => Folders.AssertNone(
    [
        .. Folders.Namings(Folders.Written(Folders.Adapters), named => ForbiddenTypes.Contains(named)),
        .. from type in Folders.Written(Folders.Adapters)
           from member in NamedMembers.Members(type)
           where ForbiddenMembers.Contains((member.DeclaringType!, member.Name)) || IsOfTheMachine(member)
           select $"{type.FullName} names {member.DeclaringType}.{member.Name}",
    ]);

    [Fact]
    public void An_adapter_keeps_no_state() => Folders.AssertNone(
    [
        .. from type in Folders.Adapters.GetTypes().Where(type => !IsMadeByTheCompiler(type))
           from field in type.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field is { IsInitOnly: false, IsLiteral: false } && !field.IsDefined(typeof(CompilerGeneratedAttribute))
           select $"{type.FullName}.{field.Name} is static and can be written to",
        .. from type in Adapters
           from field in type.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           where !field.IsInitOnly
           select $"{type.FullName}.{field.Name} can be written to",
    ]);

    // The compiler asks for the thread in every iterator.
    private static bool IsOfTheMachine(MemberInfo member) => member.DeclaringType == typeof(Environment) && member.Name != $"get_{nameof(Environment.CurrentManagedThreadId)}";

    private static bool IsMadeByTheCompiler(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } owner && IsMadeByTheCompiler(owner)) || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> InFolderOf(Type adapter) => Folders.Written(Folders.Adapters).Where(type => InFolder(type, adapter.Namespace!));

    private static bool InFolder(Type type, string folder) => type.Namespace == folder || type.Namespace?.StartsWith(folder + ".", StringComparison.Ordinal) == true;
}
