using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Whom the hub may turn to: a role of an agency, or of the partnership itself. There is no other kind of recipient, so that
/// nothing can be addressed to a child or a family.
/// </summary>
/// <param name="Agency">Null for the partnership.</param>
/// <param name="Role">A role for which the agreement has a mailbox and a cover.</param>
public sealed record RoleAt(AgencyId? Agency, string Role)
{
    public override string ToString() => $"{Role} of {(Agency is { } agency ? agency.ToString() : "the partnership")}";
}

/// <summary>Roles that every agency has, because the agreement's ladder and answers ask for them.</summary>
public static class AgencyRoles
{
    public const string DutyInbox = "duty-inbox";
    public const string TeamManager = "team-manager";
    public const string ServiceManager = "service-manager";
    public const string SafeguardingLead = "safeguarding-lead";
}
