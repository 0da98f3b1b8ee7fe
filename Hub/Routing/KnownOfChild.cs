namespace SafeguardingHub.Routing;

/// <summary>What the hub already knows of the children of a concern.</summary>
/// <param name="LowRiskConcernsInWindow">Low-risk concerns about the same child within the agreement's days, without this one; the most of any child.</param>
public sealed record KnownOfChild(int LowRiskConcernsInWindow)
{
    public static readonly KnownOfChild Nothing = new(0);
}
