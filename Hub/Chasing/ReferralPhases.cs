namespace SafeguardingHub.Chasing;

/// <summary>Phases that the table speaks of together.</summary>
internal static class ReferralPhases
{
    public static readonly ReferralPhase[] Anywhere = Enum.GetValues<ReferralPhase>();
    public static readonly ReferralPhase[] Ended = [ReferralPhase.Closed, ReferralPhase.Withdrawn, ReferralPhase.EnteredInError];
    public static readonly ReferralPhase[] StillOpen = [.. Anywhere.Except(Ended)];
    public static readonly ReferralPhase[] Undecided = [ReferralPhase.Unanswered, ReferralPhase.Acknowledged, ReferralPhase.NeedsInformation];

    public static ReferralPhase[] And(this ReferralPhase[] phases, params ReferralPhase[] more) => [.. phases, .. more];
}

/// <summary>Where the rows of the table come from.</summary>
internal static class TransitionSources
{
    public const string TheHub = "The hub";
    public const string WorkingTogether = "Working Together to Safeguard Children 2023";
    public const string ClosedLoop = "HL7 BSeR closed-loop referral";
    public const string Partnership = "The partners’ agreement";
    public const string Transfer = "Transfer practice: responsibility stays until it is explicitly accepted";
    public const string LocalEscalation = "Local escalation policies; Working Together to Safeguard Children 2023";
    public const string ChildLedPace = "Evaluation of child-led exploitation services; was-not-brought practice";
}
