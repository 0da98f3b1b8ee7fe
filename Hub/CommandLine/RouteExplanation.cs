using System.Text.Json;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.CommandLine;

/// <summary>A routing decision for programs to read: everything but what would be shared, which is personal.</summary>
internal static class RouteExplanation
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new KebabCaseEnums() } };

    public static object Of(RoutingDecision decision) => new
    {
        decision.Risk,
        decision.RaisedByAccumulation,
        decision.Urgent,
        decision.AgreementVersion,
        Agencies = decision.Agencies.Select(agency => new
        {
            Agency = agency.Agency.ToString(),
            agency.Sent,
            agency.Reasons,
            agency.WithheldFields,
            agency.Basis?.Purpose,
            agency.Basis?.Basis,
            agency.Basis?.Condition,
        }),
        Obligations = decision.Obligations.Select(owed => new { owed.What, OwedBy = owed.OwedBy.ToString(), owed.Role, owed.Clock, owed.Due, owed.Why, owed.Source }),
    };
}
