using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class LocalityReading
{
    public static Locality Read(JsonSource source)
    {
        var root = source.Root;
        var area = root["area_gss"u8].Parsed<GssCode>(GssCode.TryParse);
        var nation = root["nation"u8].Word(CanonicalWords<Nation>.Table);
        if (area is { } known && nation is { } said && known.Nation != said)
        {
            root["nation"u8].Report(Problems.PartlyParsed);
        }

        return new Locality { Nation = nation ?? area?.Nation, Area = area, LocalAuthorityCode = LocalAuthority(source) };
    }

    /// <summary>Three digits (DfE); anything else is kept only as it was written.</summary>
    private static string? LocalAuthority(JsonSource source)
    {
        var written = source.Root["la_code"u8];
        if (written.Text() is not { } code || IsLocalAuthorityCode(code))
        {
            return written.Text();
        }

        source.Keep(new OriginalCode("dfe:la-code", code, null, Lossy: true));
        written.Report(Problems.UnknownCode);
        return null;
    }

    public static bool IsLocalAuthorityCode(string? code) => code is { Length: 3 } && code.All(char.IsAsciiDigit);
}
