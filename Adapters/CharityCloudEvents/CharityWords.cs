using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>
/// The lists in which more is read than the canonical words. Only the canonical words are written; every other list is
/// <see cref="CanonicalWords{T}"/> alone.
/// </summary>
internal static class CharityWords
{
    public static readonly CodeTable<ConcernCategory> Worries = CanonicalAnd("worry", OtherWords.Worries);
    public static readonly CodeTable<Ethnicity> Ethnicities = CanonicalAnd("ethnicity", OtherWords.Ethnicities);
    public static readonly CodeTable<Disability> Disabilities = CanonicalAnd("disability", OtherWords.Disabilities);
    public static readonly CodeTable<Sex> Sexes = CanonicalAnd("sex", OtherWords.Sexes);
    public static readonly CodeTable<IdentifierScheme> IdentifierKinds = CanonicalAnd("identifier-kind", OtherWords.IdentifierKinds);

    /// <summary>What the charity is doing with a young person. No canonical field holds it: it travels among the original codes.</summary>
    public static readonly CodeTable<KindOfSupport> Support = new("charity:support", CanonicalWords<KindOfSupport>.Table.Rows);

    private static CodeTable<T> CanonicalAnd<T>(string list, IReadOnlyList<CodeTable<T>.Row> others)
        where T : struct, Enum =>
        new($"charity:{list}", [.. CanonicalWords<T>.Table.Rows, .. others]);
}

internal enum KindOfSupport { OneToOne, Group, Advocacy, Therapeutic, DropIn }
