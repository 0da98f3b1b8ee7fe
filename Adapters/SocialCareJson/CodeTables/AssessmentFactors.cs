using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>
/// Factors identified at assessment: DfE CBDS N00181. What has no factor of its own is written as the nearest one, or as 20,
/// with the canonical category beside it.
/// </summary>
internal static class AssessmentFactors
{
    public const string OtherFactor = "20";
    public const string NoFactor = "21";

    public static CodeTable<ConcernCategory> Table { get; } = new("cbds:N00181",
        new("1A", ConcernCategory.AlcoholMisuseByChild, "Alcohol misuse: child"),
        new("1B", ConcernCategory.AlcoholMisuseByParentOrCarer, "Alcohol misuse: parent or carer"),
        new("1C", ConcernCategory.AlcoholMisuseInHousehold, "Alcohol misuse: other in household"),
        new("2A", ConcernCategory.DrugMisuseByChild, "Drug misuse: child"),
        new("2B", ConcernCategory.DrugMisuseByParentOrCarer, "Drug misuse: parent or carer"),
        new("2C", ConcernCategory.DrugMisuseInHousehold, "Drug misuse: other in household"),
        new("3A", ConcernCategory.DomesticAbuseOfChild, "Domestic abuse: child subject"),
        new("3B", ConcernCategory.DomesticAbuseOfParentOrCarer, "Domestic abuse: parent or carer subject"),
        new("3C", ConcernCategory.DomesticAbuseInHousehold, "Domestic abuse: other in household"),
        new("4A", ConcernCategory.MentalHealthOfChild, "Mental health: child"),
        new("4B", ConcernCategory.MentalHealthOfParentOrCarer, "Mental health: parent or carer"),
        new("4C", ConcernCategory.MentalHealthInHousehold, "Mental health: other in household"),
        new("5A", ConcernCategory.LearningDisabilityOfChild, "Learning disability: child"),
        new("5B", ConcernCategory.LearningDisabilityOfParentOrCarer, "Learning disability: parent or carer"),
        new("5C", ConcernCategory.LearningDisabilityInHousehold, "Learning disability: other in household"),
        new("6A", ConcernCategory.PhysicalDisabilityOfChild, "Physical disability or illness: child"),
        new("6B", ConcernCategory.PhysicalDisabilityOfParentOrCarer, "Physical disability or illness: parent or carer"),
        new("6C", ConcernCategory.PhysicalDisabilityInHousehold, "Physical disability or illness: other in household"),
        new("7A", ConcernCategory.YoungCarer, "Young carer"),
        new("8B", ConcernCategory.PrivateFosteringFromOverseasIntendsToReturn, "Privately fostered: overseas, intends to return"),
        new("8C", ConcernCategory.PrivateFosteringFromOverseasIntendsToStay, "Privately fostered: overseas, intends to stay"),
        new("8D", ConcernCategory.PrivateFosteringInEducationalPlacement, "Privately fostered: educational placement"),
        new("8E", ConcernCategory.PrivateFosteringAlternativeFamily, "Privately fostered: alternative family arrangements"),
        new("8F", ConcernCategory.PrivateFosteringOther, "Privately fostered: other"),
        new("9A", ConcernCategory.UnaccompaniedAsylumSeeker, "Unaccompanied asylum-seeking child"),
        new("10A", ConcernCategory.Missing, "Missing"),
        new("11A", ConcernCategory.SexualExploitation, "Child sexual exploitation"),
        new("12A", ConcernCategory.Trafficking, "Trafficking"),
        new("13A", ConcernCategory.Gangs, "Gangs"),
        new("14A", ConcernCategory.SociallyUnacceptableBehaviour, "Socially unacceptable behaviour"),
        new("15A", ConcernCategory.SelfHarm, "Self-harm"),
        new("16A", ConcernCategory.Neglect, "Neglect"),
        new("17A", ConcernCategory.EmotionalAbuse, "Emotional abuse"),
        new("18B", ConcernCategory.PhysicalAbuseByChild, "Physical abuse: child on child"),
        new("18C", ConcernCategory.PhysicalAbuseByAdult, "Physical abuse: adult on child"),
        new("19B", ConcernCategory.SexualAbuseByChild, "Sexual abuse: child on child"),
        new("19C", ConcernCategory.SexualAbuseByAdult, "Sexual abuse: adult on child"),
        new(OtherFactor, ConcernCategory.Other, "Other"),
        new(NoFactor, ConcernCategory.NoneIdentified, "No factors identified"),
        new("22A", ConcernCategory.FemaleGenitalMutilation, "Female genital mutilation"),
        new("23A", ConcernCategory.AbuseLinkedToFaithOrBelief, "Abuse linked to faith or belief"),
        new("24A", ConcernCategory.CriminalExploitation, "Child criminal exploitation"),
        new("24A", ConcernCategory.CountyLines, "County lines: nearest factor", Lossy: true),
        new("8A", ConcernCategory.PrivateFosteringOther, "Privately fostered (retired)", Lossy: true, Written: false),
        new("18A", ConcernCategory.PhysicalAbuse, "Physical abuse (retired)", Written: false),
        new("19A", ConcernCategory.SexualAbuse, "Sexual abuse (retired)", Written: false));

    /// <summary>
    /// The factor of a category, and whether the category has to stand beside it. 21 has to be the only factor
    /// (CIN validation rule 8869): among others it is written as 20.
    /// </summary>
    public static (string Factor, bool NeedsCategory) Write(ConcernCategory category, bool alone) =>
        category == ConcernCategory.NoneIdentified && !alone ? (OtherFactor, true)
        : Table.Write(category) is { } row ? (row.Code, row.Lossy)
        : (OtherFactor, true);
}
