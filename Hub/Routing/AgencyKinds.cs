namespace SafeguardingHub.Routing;

/// <summary>The kinds of agency that have a part of their own in routing; there may be more.</summary>
internal static class AgencyKinds
{
    public const string Police = "police";
    public const string SocialCare = "social-care";
    public const string Health = "health";
}
