using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The codes of answers and engagement events: the canonical words in capitals, so that each says exactly what its value says.</summary>
internal static class AnswerCodes
{
    public static readonly CodeTable<ResponseKind> Responses = Capitals<ResponseKind>("ppn:response");
    public static readonly CodeTable<DeclineReason> DeclineReasons = Capitals<DeclineReason>("ppn:decline-reason");
    public static readonly CodeTable<RagUrgency> Urgencies = Capitals<RagUrgency>("ppn:urgency");
    public static readonly CodeTable<OutcomeKind> Outcomes = Capitals<OutcomeKind>("ppn:outcome");
    public static readonly CodeTable<ClosureReason> ClosureReasons = Capitals<ClosureReason>("ppn:closure-reason");
    public static readonly CodeTable<FactKind> Facts = Capitals<FactKind>("ppn:fact");
    public static readonly CodeTable<EngagementKind> Engagements = Capitals<EngagementKind>("ppn:engagement");
    public static readonly CodeTable<EngagementMode> Modes = Capitals<EngagementMode>("ppn:engagement-mode");

    private static CodeTable<T> Capitals<T>(string system)
        where T : struct, Enum => new(system, Enum.GetValues<T>().Select(Row));

    private static CodeTable<T>.Row Row<T>(T value)
        where T : struct, Enum => new(CanonicalNames<T>.Of(value).ToUpperInvariant(), value, CanonicalNames<T>.Of(value).Replace('-', ' '));
}
