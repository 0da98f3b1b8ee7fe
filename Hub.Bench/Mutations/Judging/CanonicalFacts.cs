using System.Globalization;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>What the hub's reading says about who the children are, in the same form as the plain readers say it.</summary>
internal static class CanonicalFacts
{
    /// <summary>Null for a message that is about no child of its own: a refusal, an answer.</summary>
    public static IReadOnlyList<Child>? ChildrenOf(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern concern => concern.Concern.Children,
        TranslationResult.TranslatedUpdate update => update.Update.Restated?.Children ?? [],
        _ => null,
    };

    public static IReadOnlyList<(string Kind, string Value)> Of(Child child)
    {
        var facts = new List<(string Kind, string? Value)>
        {
            (IdentityKind.Born, Iso(child.DateOfBirth)),
            (IdentityKind.Expected, Iso(child.ExpectedDateOfBirth)),
            (IdentityKind.VerifiedNhsNumber, child.VerifiedNhsNumber?.Digits),
        };
        facts.AddRange(child.Name is { } name ? PartsOf(name, 0) : []);
        facts.AddRange(child.OtherNames.SelectMany((other, place) => PartsOf(other, place + 1)));
        facts.AddRange(child.Identifiers.Select(identifier => (KindOf(identifier.Scheme), (string?)identifier.Value)));
        facts.AddRange(child.Identifiers.Where(IsRelyingOn).Select(identifier => (IdentityKind.VerifiedNhsNumber, (string?)identifier.Value)));
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Kind, IdentityKind.Usual(fact.Kind, fact.Value!))).Distinct()];
    }

    /// <summary>Every NHS number that the hub did not mark as wrong.</summary>
    public static bool AnyWrongNhsNumberPasses(Child child) =>
        child.Identifiers.Any(one => one.Scheme == IdentifierScheme.NhsNumber && one.Assurance != IdentifierAssurance.FailedCheckDigit && !IdentityKind.IsRightNhsNumber(IdentityKind.Usual(IdentityKind.NhsNumber, one.Value)))
        || (child.VerifiedNhsNumber is { } verified && !IdentityKind.IsRightNhsNumber(verified.Digits));

    private static bool IsRelyingOn(ChildIdentifier identifier) => identifier is { Scheme: IdentifierScheme.NhsNumber, Assurance: IdentifierAssurance.Verified };

    private static IEnumerable<(string Kind, string? Value)> PartsOf(PersonName name, int number) =>
    [
        (IdentityKind.Name(number, "prefix"), name.Prefix),
        (IdentityKind.Name(number, "family"), name.Family),
        (IdentityKind.Name(number, "text"), name.Text),
        .. name.Given.Select((given, place) => (IdentityKind.Name(number, $"given-{place}"), (string?)given)),
    ];

    private static string KindOf(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.NhsNumber => IdentityKind.NhsNumber,
        IdentifierScheme.UniquePupilNumber or IdentifierScheme.FormerUniquePupilNumber => IdentityKind.PupilNumber,
        _ => IdentityKind.LocalNumber,
    };

    private static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
