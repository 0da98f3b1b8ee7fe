using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Every name a rule may use for categories: each category's own, and the groups of the agreement.</summary>
internal sealed class CategoryNames
{
    /// <summary>The group that marks a child suspect as perhaps exploited; every agreement has to have it.</summary>
    public const string ExploitationIndicators = "exploitation-indicators";

    private static readonly Dictionary<string, HashSet<ConcernCategory>> Single =
        Enum.GetValues<ConcernCategory>().ToDictionary(NameOf, category => new HashSet<ConcernCategory> { category });

    private readonly Dictionary<string, HashSet<ConcernCategory>> sets;

    public CategoryNames(IEnumerable<CategoryGroup> groups)
    {
        sets = new(Single);
        foreach (var group in groups)
        {
            sets[group.Name] = [.. group.Categories];
        }
    }

    public static IEnumerable<string> OfCategories => Single.Keys;

    public IEnumerable<ConcernCategory> Of(IEnumerable<string> named) => named.SelectMany(name => sets.GetValueOrDefault(name) ?? []);

    public bool Any(IEnumerable<string> named, IEnumerable<ConcernCategory> among) =>
        named.Any(name => sets.TryGetValue(name, out var set) && among.Any(set.Contains));

    private static string NameOf(ConcernCategory category) => JsonNamingPolicy.KebabCaseLower.ConvertName(category.ToString());
}
