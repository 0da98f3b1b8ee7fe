using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Words and codes that are read and never written. A lossy one says more than the canonical value can.</summary>
internal static class OtherWords
{
    public static readonly IReadOnlyList<CodeTable<ConcernCategory>.Row> Worries =
    [
        new("cse", ConcernCategory.SexualExploitation, "child sexual exploitation", Written: false),
        new("cce", ConcernCategory.CriminalExploitation, "child criminal exploitation", Written: false),
        new("modern-slavery", ConcernCategory.Trafficking, "modern slavery", Lossy: true, Written: false),
        new("harmful-sexual-behaviour", ConcernCategory.SexualAbuseByChild, "harmful sexual behaviour", Lossy: true, Written: false),
        // May be physical or sexual abuse by another child: which one is for a person to say.
        new("peer-on-peer-abuse", ConcernCategory.Other, "peer on peer abuse", Lossy: true, Written: false),
    ];

    /// <summary>CBDS N00783, Children in Need census from 2024-25.</summary>
    public static readonly IReadOnlyList<CodeTable<Sex>.Row> Sexes =
    [
        new("F", Sex.Female, "female", Written: false),
        new("M", Sex.Male, "male", Written: false),
        new("U", Sex.NotRecorded, "unknown", Written: false),
    ];

    public static readonly IReadOnlyList<CodeTable<IdentifierScheme>.Row> IdentifierKinds =
    [
        new("upn", IdentifierScheme.UniquePupilNumber, "unique pupil number", Written: false),
        new("ours", IdentifierScheme.AgencyRecordId, "the charity's own number", Written: false),
    ];

    /// <summary>CBDS N00099, Children in Need census. <c>NONE</c> is the plain word in capitals.</summary>
    public static readonly IReadOnlyList<CodeTable<Disability>.Row> Disabilities =
    [
        new("MOB", Disability.Mobility, "mobility", Written: false),
        new("HAND", Disability.HandFunction, "hand function", Written: false),
        new("PC", Disability.PersonalCare, "personal care", Written: false),
        new("INC", Disability.Incontinence, "incontinence", Written: false),
        new("COMM", Disability.Communication, "communication", Written: false),
        new("LD", Disability.Learning, "learning", Written: false),
        new("HEAR", Disability.Hearing, "hearing", Written: false),
        new("VIS", Disability.Vision, "vision", Written: false),
        new("BEH", Disability.Behaviour, "behaviour", Written: false),
        new("CON", Disability.Consciousness, "consciousness", Written: false),
        new("AUT", Disability.Autism, "autism", Written: false),
        new("DDA", Disability.Other, "other disability", Written: false),
    ];

    /// <summary>CBDS N00177, Children in Need census. <c>OOTH</c> also stands for Arab, which has no code of its own there.</summary>
    public static readonly IReadOnlyList<CodeTable<Ethnicity>.Row> Ethnicities =
    [
        new("WBRI", Ethnicity.WhiteBritish, "white British", Written: false),
        new("WIRI", Ethnicity.WhiteIrish, "white Irish", Written: false),
        new("WIRT", Ethnicity.TravellerOfIrishHeritage, "traveller of Irish heritage", Written: false),
        new("WROM", Ethnicity.GypsyOrRoma, "gypsy or Roma", Written: false),
        new("WOTH", Ethnicity.AnyOtherWhite, "any other white background", Written: false),
        new("MWBC", Ethnicity.WhiteAndBlackCaribbean, "white and black Caribbean", Written: false),
        new("MWBA", Ethnicity.WhiteAndBlackAfrican, "white and black African", Written: false),
        new("MWAS", Ethnicity.WhiteAndAsian, "white and Asian", Written: false),
        new("MOTH", Ethnicity.AnyOtherMixed, "any other mixed background", Written: false),
        new("AIND", Ethnicity.Indian, "Indian", Written: false),
        new("APKN", Ethnicity.Pakistani, "Pakistani", Written: false),
        new("ABAN", Ethnicity.Bangladeshi, "Bangladeshi", Written: false),
        new("CHNE", Ethnicity.Chinese, "Chinese", Written: false),
        new("AOTH", Ethnicity.AnyOtherAsian, "any other Asian background", Written: false),
        new("BCRB", Ethnicity.BlackCaribbean, "black Caribbean", Written: false),
        new("BAFR", Ethnicity.BlackAfrican, "black African", Written: false),
        new("BOTH", Ethnicity.AnyOtherBlack, "any other black background", Written: false),
        new("OOTH", Ethnicity.AnyOther, "any other ethnic background", Lossy: true, Written: false),
        new("REFU", Ethnicity.Refused, "refused", Written: false),
        new("NOBT", Ethnicity.NotObtained, "not yet obtained", Written: false),
    ];
}
