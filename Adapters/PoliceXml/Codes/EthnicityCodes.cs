using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>Self-defined ethnicity, 18+1, and 16+1 as far as it differs. IC codes are an officer's perception and are in no table: they never become an ethnicity.</summary>
internal static class EthnicityCodes
{
    public static readonly CodeTable<Ethnicity> Table = new(
        "police:sde-18+1",
        new("W1", Ethnicity.WhiteBritish, "White British"),
        new("W2", Ethnicity.WhiteIrish, "White Irish"),
        new("W3", Ethnicity.GypsyOrTraveller, "Gypsy or Irish Traveller"),
        new("W3", Ethnicity.TravellerOfIrishHeritage, "Traveller of Irish heritage", Lossy: true),
        new("W3", Ethnicity.GypsyOrRoma, "Gypsy or Roma", Lossy: true),
        new("W9", Ethnicity.AnyOtherWhite, "Any other White background"),
        new("M1", Ethnicity.WhiteAndBlackCaribbean, "White and Black Caribbean"),
        new("M2", Ethnicity.WhiteAndBlackAfrican, "White and Black African"),
        new("M3", Ethnicity.WhiteAndAsian, "White and Asian"),
        new("M9", Ethnicity.AnyOtherMixed, "Any other mixed background"),
        new("A1", Ethnicity.Indian, "Indian"),
        new("A2", Ethnicity.Pakistani, "Pakistani"),
        new("A3", Ethnicity.Bangladeshi, "Bangladeshi"),
        new("A4", Ethnicity.Chinese, "Chinese"),
        new("O1", Ethnicity.Chinese, "Chinese, in the old 16+1", Written: false),
        new("A9", Ethnicity.AnyOtherAsian, "Any other Asian background"),
        new("B1", Ethnicity.BlackCaribbean, "Black Caribbean"),
        new("B2", Ethnicity.BlackAfrican, "Black African"),
        new("B9", Ethnicity.AnyOtherBlack, "Any other Black background"),
        new("O2", Ethnicity.Arab, "Arab"),
        new("O9", Ethnicity.AnyOther, "Any other ethnic group"),
        new("NS", Ethnicity.NotObtained, "Not stated"),
        new("NS", Ethnicity.Refused, "Refused", Lossy: true));
}
