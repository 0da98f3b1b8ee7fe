using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Schemas.Canonical.ConcernCategory;
using Row = SafeguardingHub.Adapters.CodeTable<SafeguardingHub.Schemas.Canonical.ConcernCategory>.Row;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>
/// NHS England's <c>safeguarding-codes-bars</c>, whole. The codes are opaque: three of them fail the SNOMED check digit as
/// published, so none is checked. "At risk of" and "suspected" collapse where the canonical category has no such shade.
/// </summary>
internal static class SafeguardingCodes
{
    public const string UnspecifiedCode = "U";

    public static CodeTable<ConcernCategory> Table { get; } = new(
        Systems.SafeguardingCodes,
        new Row(UnspecifiedCode, Unspecified, "Unspecified Safeguarding Concern Identified"),
        new Row("836881000000105", Unspecified, "Child is cause for safeguarding concern", Written: false),
        new Row("297591000000108", SexualAssault, "Alleged victim of sexual assault"),
        new Row("736792008", HonourBasedAbuse, "At risk of honour-based violence"),
        new Row("401206008", SelfHarm, "At risk of deliberate self harm"),
        new Row("702953007", Neglect, "Suspected child neglect"),
        new Row("702579009", SexualAbuse, "Suspected sexual abuse"),
        new Row("707087005", DomesticAbuseOfChild, "At risk of domestic violence", Lossy: true, Written: false),
        new Row("881081000000100", DomesticAbuseInHousehold, "Domestic abuse victim in household"),
        new Row("838481000000106", InstitutionalAbuse, "Institutional abuse"),
        new Row("697951004", EmotionalAbuse, "Suspected emotional abuse"),
        new Row("697950003", DomesticAbuseInHousehold, "Suspected domestic abuse", Lossy: true, Written: false),
        new Row("697949003", PhysicalAbuse, "Suspected physical abuse"),
        new Row("1054321000000100", ForcedMarriage, "At risk of forced marriage"),
        new Row("766969008", Radicalisation, "At risk of radicalization"),
        new Row("415685003", AlcoholMisuseByChild, "Alcohol abuse"),
        new Row("761571000000106", FinancialAbuse, "Financial abuse"),
        new Row("449889006", DelayInSeekingCare, "Delay in seeking medical advice"),
        new Row("300731000000106", FamilyCauseForConcern, "Family is cause for concern"),
        new Row("878111000000109", UnbornChild, "Unborn child is cause for safeguarding concern"),
        new Row("861931000000100", NoneIdentified, "No safeguarding issues identified"),
        new Row("713201008", FemaleGenitalMutilation, "At risk of female genital mutilation"),
        new Row("919461000000108", SexualExploitation, "At risk of sexual exploitation"),
        new Row("700254002", SexualAbuse, "Suspected victim of child sexual abuse", Written: false),
        new Row("700253008", SexualGrooming, "Suspected victim of sexual grooming"),
        new Row("700255001", NonAccidentalInjury, "Suspected non-accidental injury to child"),
        new Row("1076171000000100", CarerBehaviour, "Carer behaviour is cause for concern"),
        new Row("293161000000103", AlcoholMisuseInHousehold, "Family history of alcohol misuse", Lossy: true, Written: false),
        new Row("416936003", PhysicalAbuse, "At risk of physical abuse", Lossy: true, Written: false),
        new Row("766561000000109", AdultSafeguarding, "Adult safeguarding concern"),
        new Row("417361000", SexualAbuse, "At risk of sexual abuse", Lossy: true, Written: false),
        new Row("771983008", EmotionalAbuse, "At risk of psychological abuse", Lossy: true, Written: false),
        new Row("771984002", EmotionalAbuse, "At risk of emotional abuse", Lossy: true, Written: false),
        new Row("864491000000105", ChildOnProtectionPlanInHousehold, "Has child subject of child protection plan"),
        new Row("826931000000104", FrequentAttendance, "Frequent attender of accident and emergency department"),
        new Row("417427001", DiscriminatoryAbuse, "At risk of discriminatory abuse"),
        new Row("417430008", AdultSafeguarding, "Vulnerable adult", Lossy: true, Written: false),
        new Row("771385008", Bullying, "Suspected victim of bullying"),
        new Row("104586100000100", Trafficking, "At risk of human trafficking"),
        new Row("129707006", ViolenceTowardsOthers, "At risk of violence directed at others"),
        new Row("287351000000105", DrugMisuseInHousehold, "Family history of substance misuse", Lossy: true, Written: false),
        new Row("375041000000100", ChildOnProtectionPlanInHousehold, "Family member subject of child protection plan", Lossy: true, Written: false),
        new Row("248054003", Other, "Self-neglect", Lossy: true, Written: false),
        new Row("162596006", Unspecified, "Suspected child abuse", Lossy: true, Written: false),
        new Row("162591001", DrugMisuseByChild, "Suspected drug abuse"),
        new Row("777996001", Unspecified, "Alleged being subjected to abuse", Lossy: true, Written: false));
}
