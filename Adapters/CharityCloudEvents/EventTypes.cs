namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The words of the CloudEvents envelope that partners rely on.</summary>
internal static class EventTypes
{
    public const string Concern = "org.safeguardinghub.concern.v1";
    public const string Update = "org.safeguardinghub.update.v1";
    public const string Referral = "org.safeguardinghub.referral.v1";
    public const string Receipt = "org.safeguardinghub.receipt.v1";
    public const string Rejection = "org.safeguardinghub.rejection.v1";

    public const string SpecVersion = "1.0";
    public const string Schema = "urn:safeguardinghub:charity-cloudevents:v1";
    public const string DataContentType = "application/json";
    public const string Hub = "/hub";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>([Concern, Update, Referral, Receipt, Rejection], StringComparer.OrdinalIgnoreCase);
}
