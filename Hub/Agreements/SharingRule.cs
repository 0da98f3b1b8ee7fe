using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>What agencies of one kind may see, and under what law.</summary>
public sealed record SharingRule
{
    public required string Kind { get; init; }

    /// <summary>Names out of the vocabulary of fields; whatever is not named is withheld.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Whether addresses that someone would be endangered by are needed for the work.</summary>
    public bool NeedsRestrictedAddresses { get; init; }

    /// <summary>Whether contact points that are unsafe to use have to be known.</summary>
    public bool NeedsUnsafeContacts { get; init; }

    /// <summary>Code systems, by how their names begin, that never go out: police grading and handling of intelligence.</summary>
    public IReadOnlyList<string> WithheldCodeSystems { get; init; } = [];

    public required string Purpose { get; init; }

    public required LawfulBasis Basis { get; init; }

    /// <summary>The condition for special category data.</summary>
    public required string Condition { get; init; }
}
