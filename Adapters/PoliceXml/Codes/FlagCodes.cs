using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The markers of a notification. A category without a marker of its own is written as <c>OTHER</c> with its canonical name.</summary>
internal static class FlagCodes
{
    public static readonly CodeTable<ConcernCategory> Table = new(
        "ppn:flag",
        new("CSE", ConcernCategory.SexualExploitation, "Child sexual exploitation"),
        new("CCE", ConcernCategory.CriminalExploitation, "Child criminal exploitation"),
        new("CL", ConcernCategory.CountyLines, "County lines"),
        new("MS", ConcernCategory.Trafficking, "Modern slavery or trafficking", Lossy: true),
        new("OCSEA", ConcernCategory.OnlineExploitation, "Online child sexual exploitation and abuse", Lossy: true, Written: false),
        new("GANG", ConcernCategory.Gangs, "Gangs"),
        new("GROOM", ConcernCategory.SexualGrooming, "Sexual grooming"),
        new("CSA", ConcernCategory.SexualAbuse, "Child sexual abuse"),
        new("HSB", ConcernCategory.SexualAbuseByChild, "Harmful sexual behaviour, child on child"),
        new("SEX-ASSAULT", ConcernCategory.SexualAssault, "Sexual assault"),
        new("PHYS", ConcernCategory.PhysicalAbuse, "Physical abuse"),
        new("PHYS", ConcernCategory.PhysicalAbuseByChild, "Physical abuse, child on child", Lossy: true),
        new("PHYS", ConcernCategory.PhysicalAbuseByAdult, "Physical abuse, adult on child", Lossy: true),
        new("NAI", ConcernCategory.NonAccidentalInjury, "Non-accidental injury"),
        new("EMOT", ConcernCategory.EmotionalAbuse, "Emotional abuse"),
        new("NEGLECT", ConcernCategory.Neglect, "Neglect"),
        new("DA", ConcernCategory.DomesticAbuseInHousehold, "Domestic abuse in the household, when it is not said of whom", Lossy: true),
        new("DA", ConcernCategory.DomesticAbuseOfChild, "Domestic abuse of the child", Lossy: true),
        new("DA", ConcernCategory.DomesticAbuseOfParentOrCarer, "Domestic abuse of a parent or carer", Lossy: true),
        new("FGM", ConcernCategory.FemaleGenitalMutilation, "Female genital mutilation"),
        new("FM", ConcernCategory.ForcedMarriage, "Forced marriage"),
        new("HBA", ConcernCategory.HonourBasedAbuse, "So-called honour based abuse"),
        new("FAITH", ConcernCategory.AbuseLinkedToFaithOrBelief, "Abuse linked to faith or belief"),
        new("PREVENT", ConcernCategory.Radicalisation, "Prevent: vulnerable to radicalisation"),
        new("MISPER", ConcernCategory.Missing, "Missing person"),
        new("SELFHARM", ConcernCategory.SelfHarm, "Self-harm"),
        new("ASB", ConcernCategory.SociallyUnacceptableBehaviour, "Anti-social behaviour", Lossy: true, Written: false),
        new("VIOLENCE", ConcernCategory.ViolenceTowardsOthers, "Violence towards others"),
        new("BULLY", ConcernCategory.Bullying, "Bullying"),
        new("YC", ConcernCategory.YoungCarer, "Young carer"),
        new("UASC", ConcernCategory.UnaccompaniedAsylumSeeker, "Unaccompanied asylum-seeking child"),
        new("ALC-C", ConcernCategory.AlcoholMisuseByChild, "Alcohol misuse by the child"),
        new("ALC-P", ConcernCategory.AlcoholMisuseByParentOrCarer, "Alcohol misuse by a parent or carer"),
        new("DRUG-C", ConcernCategory.DrugMisuseByChild, "Drug misuse by the child"),
        new("DRUG-P", ConcernCategory.DrugMisuseByParentOrCarer, "Drug misuse by a parent or carer"),
        new("MH-C", ConcernCategory.MentalHealthOfChild, "Mental health of the child"),
        new("MH-P", ConcernCategory.MentalHealthOfParentOrCarer, "Mental health of a parent or carer"),
        new("UNBORN", ConcernCategory.UnbornChild, "Unborn child"),
        new("AAR", ConcernCategory.AdultSafeguarding, "Adult at risk"),
        new("OTHER", ConcernCategory.Other, "Another concern; the canonical name or the text says which"));
}
