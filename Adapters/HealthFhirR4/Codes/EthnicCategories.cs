using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Schemas.Canonical.Ethnicity;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>
/// NHS ethnic categories (16+1) as UK Core writes them. Arab, Gypsy, Roma and Traveller have no code of their own in the
/// sixteen, and Z mixes refused with not stated: those cells are lossy.
/// </summary>
internal static class EthnicCategories
{
    public static CodeTable<Ethnicity> Table { get; } = new(
        Systems.EthnicCategory,
        new("A", WhiteBritish, "British, Mixed British"),
        new("B", WhiteIrish, "Irish"),
        new("C", AnyOtherWhite, "Any other White background"),
        new("D", WhiteAndBlackCaribbean, "White and Black Caribbean"),
        new("E", WhiteAndBlackAfrican, "White and Black African"),
        new("F", WhiteAndAsian, "White and Asian"),
        new("G", AnyOtherMixed, "Any other mixed background"),
        new("H", Indian, "Indian or British Indian"),
        new("J", Pakistani, "Pakistani or British Pakistani"),
        new("K", Bangladeshi, "Bangladeshi or British Bangladeshi"),
        new("L", AnyOtherAsian, "Any other Asian background"),
        new("M", BlackCaribbean, "Caribbean"),
        new("N", BlackAfrican, "African"),
        new("P", AnyOtherBlack, "Any other Black background"),
        new("R", Chinese, "Chinese"),
        new("S", AnyOther, "Any other ethnic group"),
        new("Z", NotObtained, "Not stated", Lossy: true),
        new("99", NotObtained, "Not known", Lossy: true, Written: false));

    /// <summary>The nearest code, and whether it says less than the canonical value; the exact word then goes beside it.</summary>
    public static (CodeTable<Ethnicity>.Row Row, bool Lossy) Nearest(Ethnicity ethnicity) => ethnicity switch
    {
        Arab => (Table.Write(AnyOther)!, true),
        TravellerOfIrishHeritage or GypsyOrRoma or GypsyOrTraveller => (Table.Write(AnyOtherWhite)!, true),
        Refused => (Table.Write(NotObtained)!, true),
        _ => (Table.Write(ethnicity)!, false),
    };
}
