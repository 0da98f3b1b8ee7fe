using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>What the standard's own statuses and reasons say of an answer, where our extension does not say it.</summary>
internal static class AnswerCodes
{
    public const string NoShow = "noshow";

    /// <summary>A request whose status is none of these does not answer anything.</summary>
    public static IReadOnlyDictionary<string, ResponseKind> OfRequestStatus { get; } = new Dictionary<string, ResponseKind>(StringComparer.Ordinal)
    {
        ["active"] = ResponseKind.Acknowledged,
        ["on-hold"] = ResponseKind.NeedsInformation,
        ["revoked"] = ResponseKind.Declined,
        ["completed"] = ResponseKind.Outcome,
        ["entered-in-error"] = ResponseKind.EnteredInError,
    };

    /// <summary>The recipient's own encounter for the referral: begun is accepted, cancelled is the standard's refusal.</summary>
    public static IReadOnlyDictionary<string, ResponseKind> OfEncounterStatus { get; } = new Dictionary<string, ResponseKind>(StringComparer.Ordinal)
    {
        ["in-progress"] = ResponseKind.Accepted,
        ["cancelled"] = ResponseKind.Declined,
    };

    public static IReadOnlyDictionary<string, EngagementKind> OfAppointmentStatus { get; } = new Dictionary<string, EngagementKind>(StringComparer.Ordinal)
    {
        [NoShow] = EngagementKind.WasNotBrought,
        ["cancelled"] = EngagementKind.ServiceCancelled,
        ["fulfilled"] = EngagementKind.Session,
    };

    /// <summary>Our own words, the standard's rejected reasons, and those of the directory of services.</summary>
    public static CodeTable<DeclineReason> DeclineReasons { get; } = new("urn:safeguardinghub:decline-reason",
    [
        .. Enum.GetValues<DeclineReason>().Select(reason => new CodeTable<DeclineReason>.Row(HubCodes.Of(reason), reason, HubCodes.Words(reason))),
        new("RRNA", DeclineReason.NotAvailableInTime, "Requested resource not available within timescale", Written: false),
        new("FC", DeclineReason.CouldNotBeReached, "Failed contact", Written: false),
        new("OTH", DeclineReason.Other, "Other", Written: false),
        new("22", DeclineReason.NoCapacity, "Capacity", Written: false),
        new("23", DeclineReason.NotClinicallyAppropriate, "Not clinically appropriate", Written: false),
        new("24", DeclineReason.Other, "Declined", Lossy: true, Written: false),
        new("26", DeclineReason.ChildDoesNotWantIt, "Patient choice", Lossy: true, Written: false),
        new("27", DeclineReason.CouldNotBeReached, "Could not be contacted", Written: false),
        new("40", DeclineReason.NotEligible, "Not eligible", Written: false),
    ]);
}
