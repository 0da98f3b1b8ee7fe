namespace SafeguardingHub.Adapters.HealthFhirR4;

/// <summary>
/// Our own extensions: what FHIR has no place for. Those with parts carry them as extensions whose url is the part's name.
/// Every one is described in the published README of the format.
/// </summary>
internal static class HubExtensions
{
    public const string Base = "urn:safeguardinghub:fhir:";

    public const string NeedFirst = Base + "need-first";
    public const string VoiceOfTheChild = Base + "voice-of-the-child";
    public const string Risk = Base + "risk";
    public const string Incident = Base + "incident";
    public const string NationalReferral = Base + "national-referral";
    public const string LegalBasis = Base + "legal-basis";
    public const string Locality = Base + "locality";
    public const string ReferralSource = Base + "referral-source";
    public const string OriginalCode = Base + "original-code";
    public const string UpdateKind = Base + "update-kind";
    public const string UpdateNote = Base + "update-note";

    public const string ExpectedDateOfBirth = Base + "expected-date-of-birth";
    public const string StatedAge = Base + "stated-age";
    public const string Circumstance = Base + "circumstance";
    public const string Disability = Base + "disability";
    public const string School = Base + "school";
    public const string IdentifierAssurance = Base + "identifier-assurance";
    public const string NameUse = Base + "name-use";
    public const string AddressKind = Base + "address-kind";
    public const string AddressArea = Base + "address-area";
    public const string RestrictedAddress = Base + "restricted-address";
    public const string SafeContact = Base + "safe-contact";
    public const string PersonDetail = Base + "person-detail";

    public const string RaisedBy = Base + "raised-by";
    public const string Urgent = Base + "urgent";
    public const string Why = Base + "why";
    public const string WithheldField = Base + "withheld-field";
    public const string ExpectedAnswer = Base + "expected-answer";
    public const string SharingBasis = Base + "sharing-basis";
    public const string Response = Base + "response";
    public const string Engagement = Base + "engagement";
    public const string SaidBy = Base + "said-by";
    public const string ReferralTimes = Base + "referral-times";
    public const string Chase = Base + "chase";
    public const string AnsweredMessage = Base + "answered-message";
}
