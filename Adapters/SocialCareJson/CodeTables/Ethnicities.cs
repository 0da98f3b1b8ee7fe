using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>DfE CBDS N00177.</summary>
internal static class Ethnicities
{
    public static CodeTable<Ethnicity> Table { get; } = new("cbds:N00177",
        new("WBRI", Ethnicity.WhiteBritish, "White British"),
        new("WIRI", Ethnicity.WhiteIrish, "White Irish"),
        new("WIRT", Ethnicity.TravellerOfIrishHeritage, "Traveller of Irish heritage"),
        new("WROM", Ethnicity.GypsyOrRoma, "Gypsy or Roma"),
        new("WROM", Ethnicity.GypsyOrTraveller, "Gypsy or Traveller: the list has no word for both", Lossy: true),
        new("WOTH", Ethnicity.AnyOtherWhite, "Any other White background"),
        new("MWBC", Ethnicity.WhiteAndBlackCaribbean, "White and Black Caribbean"),
        new("MWBA", Ethnicity.WhiteAndBlackAfrican, "White and Black African"),
        new("MWAS", Ethnicity.WhiteAndAsian, "White and Asian"),
        new("MOTH", Ethnicity.AnyOtherMixed, "Any other mixed background"),
        new("AIND", Ethnicity.Indian, "Indian"),
        new("APKN", Ethnicity.Pakistani, "Pakistani"),
        new("ABAN", Ethnicity.Bangladeshi, "Bangladeshi"),
        new("CHNE", Ethnicity.Chinese, "Chinese"),
        new("AOTH", Ethnicity.AnyOtherAsian, "Any other Asian background"),
        new("BCRB", Ethnicity.BlackCaribbean, "Black Caribbean"),
        new("BAFR", Ethnicity.BlackAfrican, "Black African"),
        new("BOTH", Ethnicity.AnyOtherBlack, "Any other Black background"),
        new("OOTH", Ethnicity.AnyOther, "Any other ethnic group"),
        new("OOTH", Ethnicity.Arab, "Arab: the list has no word for it", Lossy: true),
        new("REFU", Ethnicity.Refused, "Refused"),
        new("NOBT", Ethnicity.NotObtained, "Not yet obtained"));
}
