using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Who is told of a concern and why, under the agreement in force.</summary>
public delegate RoutingDecision DecideRecipients(Concern concern, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known);
