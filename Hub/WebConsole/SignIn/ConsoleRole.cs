using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>What a person is to the console; one may be several.</summary>
public enum ConsoleRole { Caseworker, TeamLead, Operator, Auditor, Integrator, Admin }

/// <summary>What may be done in the console. Whatever is about concerns holds for one's own agency only, in every query.</summary>
[Flags]
public enum ConsoleRights
{
    None = 0,

    /// <summary>Read the concerns that one's agency raised or was sent.</summary>
    ReadConcerns = 1,

    /// <summary>Answer them, and log the work with the child.</summary>
    AnswerConcerns = 2,

    RaiseConcerns = 4,

    /// <summary>Name another worker when one is away.</summary>
    Reassign = 8,

    /// <summary>How one's own agency answers.</summary>
    SeeFigures = 16,

    /// <summary>How the hub is; what failed, without what it says.</summary>
    SeeOperations = 32,

    /// <summary>Look up the audit.</summary>
    ReadAudit = 64,

    /// <summary>One's agency's messages, and the place to try them.</summary>
    Integrate = 128,

    /// <summary>The agreement in force.</summary>
    ReadAgreement = 256,
}

/// <summary>What a role may do: the one table of rights.</summary>
/// <param name="OfAgency">Whether it is held at an agency; others look after the hub.</param>
/// <param name="Operating">What it may do about dead letters.</param>
public sealed record RoleEntry(ConsoleRole Role, string Name, bool OfAgency, ConsoleRights Rights, OperatorRights Operating);

/// <inheritdoc cref="RoleEntry"/>
public static class RoleTable
{
    private const ConsoleRights Casework = ConsoleRights.ReadConcerns | ConsoleRights.AnswerConcerns | ConsoleRights.RaiseConcerns | ConsoleRights.SeeFigures | ConsoleRights.ReadAgreement;
    private const OperatorRights Mending = OperatorRights.See | OperatorRights.Reveal | OperatorRights.Replay | OperatorRights.Edit | OperatorRights.Discard;

    public static IReadOnlyList<RoleEntry> All { get; } =
    [
        new(ConsoleRole.Caseworker, "Caseworker", true, Casework, OperatorRights.None),
        new(ConsoleRole.TeamLead, "Team lead", true, Casework | ConsoleRights.Reassign, OperatorRights.None),
        new(ConsoleRole.Integrator, "Integrator", true, ConsoleRights.Integrate | ConsoleRights.ReadAgreement, OperatorRights.None),
        new(ConsoleRole.Operator, "Operator", false, ConsoleRights.SeeOperations | ConsoleRights.ReadAgreement, Mending),
        new(ConsoleRole.Auditor, "Auditor", false, ConsoleRights.SeeOperations | ConsoleRights.ReadAudit | ConsoleRights.ReadAgreement, OperatorRights.See),
        new(ConsoleRole.Admin, "Administrator", false, ConsoleRights.SeeOperations | ConsoleRights.ReadAudit | ConsoleRights.ReadAgreement, OperatorRights.See),
    ];

    public static RoleEntry Of(ConsoleRole role) => All.First(entry => entry.Role == role);

    /// <summary>Each right in the words of the page that lists one's own.</summary>
    public static IReadOnlyList<(ConsoleRights Right, string Words)> Words { get; } =
    [
        (ConsoleRights.ReadConcerns, "Read concerns that your agency raised or was sent"),
        (ConsoleRights.AnswerConcerns, "Acknowledge, accept, decline and answer them, and log work with the child"),
        (ConsoleRights.RaiseConcerns, "Raise a concern for your agency"),
        (ConsoleRights.Reassign, "Name another worker when one is away"),
        (ConsoleRights.SeeFigures, "See how your agency answers"),
        (ConsoleRights.SeeOperations, "See how the hub is and what was not delivered, without what it says"),
        (ConsoleRights.ReadAudit, "Look up the audit"),
        (ConsoleRights.Integrate, "See your agency’s messages and try new ones"),
        (ConsoleRights.ReadAgreement, "Read the agreement in force"),
    ];

    /// <inheritdoc cref="Words"/>
    public static IReadOnlyList<(OperatorRights Right, string Words)> OperatingWords { get; } =
    [
        (OperatorRights.Reveal, "Show what a message that was not delivered said, for a reason that is written down"),
        (OperatorRights.Replay, "Assign, note, rehearse and replay what was not delivered"),
        (OperatorRights.Edit, "Propose a corrected copy, or agree to somebody else’s"),
        (OperatorRights.Discard, "Propose to discard, or agree to somebody else’s proposal"),
    ];
}
