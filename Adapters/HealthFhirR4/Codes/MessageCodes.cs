using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>The codes that drive a message: what happened, why it was sent, what its flags mean.</summary>
internal static class MessageCodes
{
    public const string Request = "servicerequest-request";
    public const string Response = "servicerequest-response";
    public const string Engagement = "engagement";
    public const string Chase = "chase";
    public const string New = "new";
    public const string Update = "update";
    public const string Delete = "delete";
    public const string Referral = "referral";
    public const string Safeguarding = "SG";
    public const string Active = "active";
    public const string DirectCare = "DRC";
    public const string StatusSystem = "http://hl7.org/fhir/request-status";

    public static IReadOnlySet<string> Events { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Request, Response, "booking-request", "booking-response" };

    /// <summary>ServiceRequest.priority. No flag ever stands for a risk.</summary>
    public static CodeTable<RiskLevel> Priority { get; } = new(
        "http://hl7.org/fhir/request-priority",
        new("routine", RiskLevel.Low, "Routine"),
        new("urgent", RiskLevel.Medium, "Urgent"),
        new("asap", RiskLevel.High, "As soon as possible"),
        new("stat", RiskLevel.Immediate, "Immediately"));

    /// <summary>What each flag category is called when its text joins the account.</summary>
    public static IReadOnlyDictionary<string, string> FlagHeadings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Safeguarding] = "Safeguarding concern",
        ["SS"] = "Scene safety",
        ["RS"] = "Rejected services",
        ["RA"] = "Reasonable adjustment",
        ["IR"] = "Infection risk",
        ["RC"] = "Repeat caller",
        ["RT"] = "ReSPECT",
        ["AC"] = "Agency contacted",
        ["API"] = "Additional patient information",
        ["CW"] = "Call warning",
    };

    /// <summary>Statuses of a ServiceRequest that take an earlier one back.</summary>
    public static IReadOnlyDictionary<string, UpdateKind> StatusTakesBack { get; } = new Dictionary<string, UpdateKind>(StringComparer.Ordinal)
    {
        ["revoked"] = UpdateKind.Withdrawn,
        ["entered-in-error"] = UpdateKind.EnteredInError,
    };
}
