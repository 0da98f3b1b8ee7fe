namespace SafeguardingHub.Adapters.HealthFhirR4;

/// <summary>The URIs of code systems, identifier systems and published extensions. Ours are URNs: they claim nobody's name.</summary>
internal static class Systems
{
    public const string MessageEvents = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
    public const string MessageReasons = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
    public const string MessageCategories = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest";
    public const string FlagCategories = "https://fhir.nhs.uk/CodeSystem/flag-categories-bars";
    public const string SafeguardingCodes = "https://fhir.nhs.uk/CodeSystem/safeguarding-codes-bars";
    public const string ConsentCategories = "https://fhir.nhs.uk/CodeSystem/consent-categories-bars";
    public const string UseCases = "https://fhir.nhs.uk/CodeSystem/usecases-categories-bars";
    public const string Snomed = "http://snomed.info/sct";
    public const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public const string RoleCodes = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    public const string ContactRoles = "http://terminology.hl7.org/CodeSystem/v2-0131";
    public const string EncounterClasses = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public const string EthnicCategory = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategory";
    public const string EthnicCategoryEngland = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";
    public const string NhsNumberStatus = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus";
    public const string NhsNumberStatusEngland = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland";
    public const string HumanLanguage = "https://fhir.hl7.org.uk/CodeSystem/UKCore-HumanLanguage";
    public const string AddressKeyType = "https://fhir.hl7.org.uk/CodeSystem/UKCore-AddressKeyType";

    public const string NhsNumber = "https://fhir.nhs.uk/Id/nhs-number";
    public const string HealthAndCareNumber = "https://fhir.nhs.uk/Id/hsc-number";
    public const string ChiNumber = "urn:oid:2.16.840.1.113883.2.1.3.2.4.16.53";
    public const string OdsCode = "https://fhir.nhs.uk/Id/ods-organization-code";
    public const string DosServiceId = "https://fhir.nhs.uk/Id/dos-service-id";

    public const string EthnicCategoryExtension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";
    public const string NhsNumberStatusExtension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    public const string AddressKeyExtension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey";
    public const string ContactRankExtension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactRank";
    public const string ReligionExtension = "http://hl7.org/fhir/StructureDefinition/patient-religion";
    public const string InterpreterExtension = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    public const string GenderIdentityExtension = "http://hl7.org/fhir/StructureDefinition/patient-genderIdentity";
    public const string QuestionnaireReasonExtension = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-reason";

    public const string HubConcernCategory = "urn:safeguardinghub:concern-category";
    public const string HubMessageEvent = "urn:safeguardinghub:message-event";
    public const string HubUseCase = "urn:safeguardinghub:use-case";
    public const string HubProblemCode = "urn:safeguardinghub:problem-code";
    public const string HubReceiptOutcome = "urn:safeguardinghub:receipt-outcome";
    public const string HubConcernReference = "urn:safeguardinghub:concern-reference";
    public const string HubReferralId = "urn:safeguardinghub:referral-id";
    public const string HubSenderReference = "urn:safeguardinghub:sender-reference";
    public const string HubSenderCase = "urn:safeguardinghub:sender-case";
    public const string HubAgency = "urn:safeguardinghub:agency";
    public const string HubProfile = "urn:safeguardinghub:profile:health-fhir-r4:v1";

    private static readonly Dictionary<string, string> Known = new[]
    {
        MessageEvents, MessageReasons, MessageCategories, FlagCategories, SafeguardingCodes, ConsentCategories, UseCases, Snomed, Confidentiality,
        RoleCodes, ContactRoles, EncounterClasses, EthnicCategory, EthnicCategoryEngland, NhsNumberStatus, NhsNumberStatusEngland, HumanLanguage,
        AddressKeyType, NhsNumber, HealthAndCareNumber, ChiNumber, OdsCode, DosServiceId,
    }.ToDictionary(WithoutScheme, StringComparer.OrdinalIgnoreCase);

    /// <summary>The usual way of writing a system that was written in a variant (http for https, other letter case, a trailing slash).</summary>
    public static string Usual(string written) => Known.GetValueOrDefault(WithoutScheme(written), written);

    private static string WithoutScheme(string system)
    {
        var trimmed = system.Trim().TrimEnd('/');
        var scheme = trimmed.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? trimmed : trimmed[scheme..];
    }
}
