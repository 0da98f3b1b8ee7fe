using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Who is told of a concern and why, under the agreement in force.</summary>
public delegate RoutingDecision DecideRecipients(Concern concern, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known);

/// <summary>Who hears of an update to a concern, and who is told of it for the first time, under the agreement in force.</summary>
/// <param name="standing">The concern as it stands with the update.</param>
public delegate UpdateDecision DecideUpdateRecipients(
    ConcernUpdate update, Concern standing, AgencyId raisedBy, DateTimeOffset receivedAt, KnownOfChild known, AlreadyDecided already);
