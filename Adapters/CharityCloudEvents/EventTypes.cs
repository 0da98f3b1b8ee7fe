namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The words of the CloudEvents envelope that partners rely on.</summary>
internal static class EventTypes
{
    public const string Concern = "org.safeguardinghub.concern.v1";
    public const string Update = "org.safeguardinghub.update.v1";
    public const string Referral = "org.safeguardinghub.referral.v1";
    public const string Receipt = "org.safeguardinghub.receipt.v1";
    public const string Rejection = "org.safeguardinghub.rejection.v1";
    public const string Response = "org.safeguardinghub.response.v1";
    public const string Engagement = "org.safeguardinghub.engagement.v1";
    public const string Feedback = "org.safeguardinghub.feedback.v1";
    public const string Chase = "org.safeguardinghub.chase.v1";

    public const string SpecVersion = "1.0";
    public const string Schema = "urn:safeguardinghub:charity-cloudevents:v1";
    public const string DataContentType = "application/json";
    public const string Hub = "/hub";

    /// <summary>The type of the event that a charity sends for each kind of message.</summary>
    public static IReadOnlyDictionary<MessageKind, string> Sent { get; } = new Dictionary<MessageKind, string>
    {
        [MessageKind.Concern] = Concern,
        [MessageKind.Update] = Update,
        [MessageKind.Response] = Response,
        [MessageKind.Engagement] = Engagement,
    };

    public static IReadOnlySet<string> All { get; } = new HashSet<string>([Concern, Update, Referral, Receipt, Rejection, Response, Engagement, Feedback, Chase], StringComparer.OrdinalIgnoreCase);
}
