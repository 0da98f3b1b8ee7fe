using System.Text.Json;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>What was decided about one agency, as it is kept: never personal.</summary>
public sealed record AgencyDecisionRecord(string Agency, bool Sent, IReadOnlyList<ReasonRecord> Reasons, SharingRecord Sharing)
{
    public static AgencyDecisionRecord Of(AgencyDecision decided) => new(
        decided.Agency.ToString(),
        decided.Sent,
        [.. decided.Reasons.Select(reason => new ReasonRecord(reason.Rule, reason.Why, reason.Source))],
        new SharingRecord(decided.SharedFields, decided.WithheldFields, decided.Basis?.Purpose, decided.Basis?.Basis, decided.Basis?.Condition));

    public static string Written(IReadOnlyList<AgencyDecisionRecord> records) => JsonSerializer.Serialize(records, RecordJson.Default.IReadOnlyListAgencyDecisionRecord);

    /// <summary>In the order of the agreement.</summary>
    public static IReadOnlyList<AgencyDecisionRecord> In(RoutingDecisionRow row) => JsonSerializer.Deserialize(row.Agencies, RecordJson.Default.IReadOnlyListAgencyDecisionRecord) ?? [];
}

/// <summary>Why an agency was told or not told.</summary>
public sealed record ReasonRecord(string Rule, string Why, string Source);

/// <summary>What an agency was shown, and on what basis; null members when it was shown nothing.</summary>
public sealed record SharingRecord(IReadOnlyList<string> SharedFields, IReadOnlyList<string> WithheldFields, string? Purpose, LawfulBasis? Basis, string? Condition);
