using System.Reflection;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>The program's types by the folder they live in, and who names whom.</summary>
internal static class Folders
{
    public static readonly Assembly Hub = typeof(Flow).Assembly;
    public static readonly Assembly Adapters = typeof(IAgencyAdapter).Assembly;
    public static readonly Assembly Schemas = typeof(Concern).Assembly;

    private const string Root = "SafeguardingHub";

    /// <param name="folder">Below the root namespace, such as <c>Persistence</c>; folders inside it belong to it.</param>
    public static IReadOnlyList<Type> TypesIn(Assembly assembly, string folder) => [.. Written(assembly).Where(type => IsIn(type, folder))];

    /// <summary>Types that people wrote, the outermost only: what is nested counts as its owner's.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsNested && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true);

    public static bool IsIn(Type type, string folder) =>
        type.Namespace is { } name && (name == $"{Root}.{folder}" || name.StartsWith($"{Root}.{folder}.", StringComparison.Ordinal));

    /// <summary>Each place where one of them names a type that it may not, as <c>Type names Type</c>.</summary>
    public static IReadOnlyList<string> Namings(IEnumerable<Type> types, Func<Type, bool> forbidden) =>
    [
        .. from type in types
           from named in NamedMembers.Types(type)
           where forbidden(named)
           select $"{type.FullName} names {named.FullName}",
    ];

    public static void AssertNone(IEnumerable<string> violations)
    {
        var all = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
