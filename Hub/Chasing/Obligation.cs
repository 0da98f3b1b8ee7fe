namespace SafeguardingHub.Chasing;

/// <summary>Something owed and not yet answered.</summary>
/// <param name="Step">The last step of the ladder that was taken; −1 before the first chase.</param>
public sealed record Obligation(string Name, RoleAt OwedBy, string Clock, DateTimeOffset Since, int Step = Obligation.NotChased)
{
    public const int NotChased = -1;
}
