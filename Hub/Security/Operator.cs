namespace SafeguardingHub.Security;

/// <summary>What an operator may do about dead letters. Each is given on its own.</summary>
[Flags]
public enum OperatorRights
{
    None = 0,

    /// <summary>Groups, counts, codes, clocks; nothing that a message said.</summary>
    See = 1,

    /// <summary>What a message said, with a reason that goes into the audit.</summary>
    Reveal = 2,

    /// <summary>Assign, write notes, rehearse and replay.</summary>
    Replay = 4,

    /// <summary>Propose or agree to a corrected copy.</summary>
    Edit = 8,

    /// <summary>Propose or agree to discard.</summary>
    Discard = 16,
}

/// <summary>A person who looks after the hub, proven by whoever lets them in.</summary>
/// <param name="Name">The same for every session and every way in; see <see cref="Operators.NameOf"/>.</param>
public sealed record Operator(string Name, OperatorRights Rights)
{
    public bool May(OperatorRights right) => (Rights & right) == right;
}
