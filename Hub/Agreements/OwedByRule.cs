namespace SafeguardingHub.Agreements;

/// <summary>Who has to do what is owed.</summary>
public enum Debtor
{
    Raiser,
    AuthorityOfTheChild,
    /// <summary>The raiser when it may refer to the National Referral Mechanism, otherwise the authority of the child.</summary>
    FirstResponder,
    /// <summary>The raiser when it is police, otherwise the authority of the child, which takes it up with the force.</summary>
    Investigator,
}

/// <summary>Something that a rule makes somebody owe.</summary>
public sealed record OwedByRule
{
    /// <summary>Permanent: raised once for one concern, however often it is restated.</summary>
    public required string Name { get; init; }

    public required string What { get; init; }

    public required Debtor OwedBy { get; init; }

    public required string Role { get; init; }

    public required string Clock { get; init; }

    /// <summary>Null: whenever the rule holds.</summary>
    public Condition? When { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }
}
