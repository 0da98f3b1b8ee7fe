namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>Collects what a plain reader finds about one child.</summary>
internal sealed class FactList
{
    private readonly List<ToldFact> facts = [];

    public IReadOnlyList<ToldFact> Facts => facts;

    /// <summary>Nothing for null and for a blank text: both say nothing.</summary>
    public void Add(string kind, string? text, string place, bool second = false)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            facts.Add(new ToldFact(kind, text == ToldFact.NoValue ? text : IdentityKind.Usual(kind, text), place, second));
        }
    }

    /// <summary>A number, and when it is an NHS number that the sender relies on and that can be right, that too.</summary>
    public void AddNumber(string kind, string? text, string place, bool saidVerified)
    {
        Add(kind, text, place);
        if (saidVerified && kind == IdentityKind.NhsNumber && text is not null && IdentityKind.IsRightNhsNumber(IdentityKind.Usual(kind, text)))
        {
            Add(IdentityKind.VerifiedNhsNumber, text, place);
        }
    }
}
