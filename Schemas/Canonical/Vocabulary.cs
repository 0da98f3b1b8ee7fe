using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>The four nations have different law, words, clocks and calendars.</summary>
[JsonConverter(typeof(KebabCaseEnum<Nation>))]
public enum Nation { England, Wales, Scotland, NorthernIreland }

/// <summary>
/// How bad and how soon. <see cref="High"/> is likely significant harm (Children Act 1989 s47 and its counterparts);
/// <see cref="Immediate"/> is danger now. <see cref="NotStated"/> is routed as <see cref="Medium"/>, never lower.
/// </summary>
[JsonConverter(typeof(KebabCaseEnum<RiskLevel>))]
public enum RiskLevel { NotStated, Low, Medium, High, Immediate }

/// <summary>Sex as recorded; <see cref="NotRecorded"/> is also right for an unborn child.</summary>
[JsonConverter(typeof(KebabCaseEnum<Sex>))]
public enum Sex { NotRecorded, Female, Male, Indeterminate }

/// <summary>The union of the DfE, police (SDE 18+1) and NHS (16+1) ethnic categories. The original code is kept beside it.</summary>
[JsonConverter(typeof(KebabCaseEnum<Ethnicity>))]
public enum Ethnicity
{
    NotObtained, Refused,
    WhiteBritish, WhiteIrish, TravellerOfIrishHeritage, GypsyOrRoma, GypsyOrTraveller, AnyOtherWhite,
    WhiteAndBlackCaribbean, WhiteAndBlackAfrican, WhiteAndAsian, AnyOtherMixed,
    Indian, Pakistani, Bangladeshi, Chinese, AnyOtherAsian,
    BlackCaribbean, BlackAfrican, AnyOtherBlack, Arab, AnyOther,
}

/// <summary>DfE disability categories (CBDS N00099).</summary>
[JsonConverter(typeof(KebabCaseEnum<Disability>))]
public enum Disability
{
    None, Mobility, HandFunction, PersonalCare, Incontinence, Communication, Learning, Hearing, Vision, Behaviour, Consciousness,
    Autism, Other,
}

/// <summary>
/// What the concern is about; a concern has a set of them, since forms of exploitation are connected.
/// The values cover the DfE assessment factors, the BaRS safeguarding codes and the police markers.
/// </summary>
[JsonConverter(typeof(KebabCaseEnum<ConcernCategory>))]
public enum ConcernCategory
{
    Unspecified, Other,
    SexualExploitation, CriminalExploitation, CountyLines, Trafficking, OnlineExploitation, Gangs, SexualGrooming,
    SexualAbuse, SexualAbuseByChild, SexualAbuseByAdult, SexualAssault,
    PhysicalAbuse, PhysicalAbuseByChild, PhysicalAbuseByAdult, NonAccidentalInjury, EmotionalAbuse, Neglect, DelayInSeekingCare,
    FinancialAbuse, DiscriminatoryAbuse, InstitutionalAbuse, Bullying, ViolenceTowardsOthers,
    DomesticAbuseOfChild, DomesticAbuseOfParentOrCarer, DomesticAbuseInHousehold,
    FemaleGenitalMutilation, ForcedMarriage, HonourBasedAbuse, AbuseLinkedToFaithOrBelief, Radicalisation,
    Missing, SelfHarm, SociallyUnacceptableBehaviour, YoungCarer, UnaccompaniedAsylumSeeker,
    PrivateFosteringFromOverseasIntendsToReturn, PrivateFosteringFromOverseasIntendsToStay, PrivateFosteringInEducationalPlacement,
    PrivateFosteringAlternativeFamily, PrivateFosteringOther,
    AlcoholMisuseByChild, AlcoholMisuseByParentOrCarer, AlcoholMisuseInHousehold,
    DrugMisuseByChild, DrugMisuseByParentOrCarer, DrugMisuseInHousehold,
    MentalHealthOfChild, MentalHealthOfParentOrCarer, MentalHealthInHousehold,
    LearningDisabilityOfChild, LearningDisabilityOfParentOrCarer, LearningDisabilityInHousehold,
    PhysicalDisabilityOfChild, PhysicalDisabilityOfParentOrCarer, PhysicalDisabilityInHousehold,
    UnbornChild, FamilyCauseForConcern, CarerBehaviour, ChildOnProtectionPlanInHousehold, FrequentAttendance, AdultSafeguarding, NoneIdentified,
}

/// <summary>True of the child at the time; several may hold at once: a suspect is often also a victim.</summary>
[JsonConverter(typeof(KebabCaseEnum<Circumstance>))]
public enum Circumstance
{
    Suspect, Victim, Detained, Missing, LookedAfter, OnProtectionPlan, InNeed, CareLeaver, UnaccompaniedAsylumSeeker,
    ExcludedFromSchool, NotInEducation, Pregnant, AtRiskOfExploitation,
}

/// <summary>What has to be met first, before a child can talk about exploitation.</summary>
[JsonConverter(typeof(KebabCaseEnum<NeedKind>))]
public enum NeedKind
{
    SafePlaceToLive, SafetyFromAbuse, SafetyFromNeglect, SafetyFromDomesticAbuse, PhysicalHealth, MentalHealth, SexualHealth,
    SubstanceUse, Education, FamilySupport, Advocacy, TherapeuticSupport, ImmigrationAdvice, LegalAdvice, PoliceProtection, Other,
}

/// <summary>Whether automated or human contact by this route puts the child at risk. Unknown means: do not contact automatically.</summary>
[JsonConverter(typeof(KebabCaseEnum<ContactSafety>))]
public enum ContactSafety { Unknown, Safe, Unsafe }

[JsonConverter(typeof(KebabCaseEnum<ContactKind>))]
public enum ContactKind { Phone, Mobile, Text, Email, OnlineMessage, InPerson, ViaProfessional, Other }

[JsonConverter(typeof(KebabCaseEnum<AddressKind>))]
public enum AddressKind { Home, Temporary, Placement, School, Work, Incident, Previous, Other }

/// <summary>A person's part in the concern; a person may have several.</summary>
[JsonConverter(typeof(KebabCaseEnum<PersonRole>))]
public enum PersonRole
{
    Parent, Carer, Sibling, HouseholdMember, OtherRelative, AllegedPerpetrator, Suspect, Witness, Reporter, EmergencyContact,
    Professional, Friend, Other,
}

[JsonConverter(typeof(KebabCaseEnum<IdentifierScheme>))]
public enum IdentifierScheme
{
    /// <summary>NHS number, England and Wales.</summary>
    NhsNumber,
    /// <summary>Community Health Index number, Scotland.</summary>
    ChiNumber,
    /// <summary>Health and Care Number, Northern Ireland.</summary>
    HealthAndCareNumber,
    UniquePupilNumber, FormerUniquePupilNumber,
    /// <summary>The local authority's own child id (CBDS N00097).</summary>
    LocalAuthorityChildId,
    /// <summary>The case-management system's child id.</summary>
    CaseManagementId,
    /// <summary>A police person (POLE) id.</summary>
    PolicePersonId,
    /// <summary>The charity's or another agency's own id.</summary>
    AgencyRecordId,
    Other,
}

/// <summary>Whether an identifier may be relied on to say that two records are about one child.</summary>
[JsonConverter(typeof(KebabCaseEnum<IdentifierAssurance>))]
public enum IdentifierAssurance { Unverified, Verified, FailedCheckDigit }

/// <summary>England, Wales and Northern Ireland: the National Referral Mechanism for modern slavery.</summary>
[JsonConverter(typeof(KebabCaseEnum<NationalReferralStatus>))]
public enum NationalReferralStatus { NotStated, NotConsidered, Promised, Submitted, NotNeeded }

/// <summary>The marking as the originator set it (Government Security Classifications). Unmarked is OFFICIAL.</summary>
[JsonConverter(typeof(KebabCaseEnum<ProtectiveMarking>))]
public enum ProtectiveMarking { Official, OfficialSensitive }

/// <summary>UK GDPR article 6 and, for police, DPA 2018 Part 3.</summary>
[JsonConverter(typeof(KebabCaseEnum<LawfulBasis>))]
public enum LawfulBasis { NotStated, PublicTask, LegalObligation, VitalInterests, LegitimateInterests, RecognisedLegitimateInterests, Consent, LawEnforcement }

/// <summary>Why a person has to read the message before it can be acted on. It is recorded and routed to triage, never refused.</summary>
[JsonConverter(typeof(KebabCaseEnum<TriageReason>))]
public enum TriageReason { SubjectIsAnAdult, NoSafeguardingFlag, AgeUnknown, MessageWasIncomplete, SafeguardingDidNotArrive, SubjectUncertain }

/// <summary>What an update does to the concern it joins.</summary>
[JsonConverter(typeof(KebabCaseEnum<UpdateKind>))]
public enum UpdateKind { MoreInformation, Amended, Withdrawn, EnteredInError }
