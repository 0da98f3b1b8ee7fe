namespace SafeguardingHub.Adapters.PoliceXml;

/// <summary>The names that the public protection notification v1 (<c>Schemas/PoliceXml/V1/ppn.xsd</c>) is known by.</summary>
internal static class PpnFormat
{
    public const string Name = "police-xml";
    public const string Namespace = "urn:safeguardinghub:ppn:1";

    /// <summary>What every version's namespace begins with.</summary>
    public const string NamespaceFamily = "urn:safeguardinghub:ppn";

    public const string Notification = "Notification";
    public const string NotificationUpdate = "NotificationUpdate";
    public const string Referral = "Referral";
    public const string ReferralUpdate = "ReferralUpdate";
    public const string Receipt = "Receipt";
    public const string Rejection = "Rejection";
    public const string ReferralResponse = "ReferralResponse";
    public const string EngagementEvent = "EngagementEvent";
    public const string Feedback = "Feedback";
    public const string Chase = "Chase";

    /// <summary>Elements inside elements, the root being the first.</summary>
    public const int DeepestNesting = 64;

    public const string SubjectChild = "subject_child";

    /// <summary>The flag for a concern that the police list has no marker for.</summary>
    public const string OtherFlag = "OTHER";

    /// <summary>Police, in the DfE list of referral sources (CBDS N00152).</summary>
    public const string PoliceReferralSource = "6";

    public static IReadOnlyList<string> Roots { get; } = [Notification, NotificationUpdate, Referral, ReferralUpdate, Receipt, Rejection, ReferralResponse, EngagementEvent, Feedback, Chase];
}
