using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class EthnicityReading
{
    public const string HubSystem = "urn:safeguardinghub:ethnicity";

    /// <summary>Our own word wins over the NHS code beside it; a code of the long UK Core list is read by its first letter, as lossy.</summary>
    public static Ethnicity? Read(FhirNode patient)
    {
        Ethnicity? nhs = null;
        Ethnicity? hub = null;
        foreach (var coding in patient.Extension(Systems.EthnicCategoryExtension)?.First("value")?.All("coding") ?? [])
        {
            if (coding.UnreadText("system") == HubSystem)
            {
                _ = Codings.Read(coding);
                hub ??= Codings.Hub<Ethnicity>(coding, "code");
            }
            else
            {
                nhs ??= ReadNhs(coding);
            }
        }

        return hub ?? nhs;
    }

    private static Ethnicity? ReadNhs(FhirNode coding)
    {
        if (coding.UnreadText("code") is { Length: 2 } code && EthnicCategories.Table.Read(code) is null && EthnicCategories.Table.Read(code[..1]) is { } group)
        {
            var read = Codings.Read(coding)!;
            coding.Reading.Keep(new OriginalCode(read.System, read.Code, read.Display, Lossy: true));
            coding.Reading.Warn(Problems.LossyCode, coding.First("code")!.Value);
            return group.Value;
        }

        return Codings.Through(EthnicCategories.Table, coding);
    }
}
