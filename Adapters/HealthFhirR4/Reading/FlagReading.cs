using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What the flags of a message say: the categories of concern, and warnings for whoever visits or calls.</summary>
internal sealed record Flags(IReadOnlyList<ConcernCategory> Categories, bool AnySafeguarding, IReadOnlyList<string> Texts);

internal static class FlagReading
{
    private const string FlagStatusSystem = "http://hl7.org/fhir/flag-status";

    public static bool AnySafeguarding(FhirReading reading) =>
        reading.Of("Flag").Any(flag => !IsMistake(flag) && CategoryCodings(flag).Any(coding =>
            coding.UnreadText("code") == MessageCodes.Safeguarding && IsFlagCategory(coding)));

    public static Flags Read(FhirReading reading)
    {
        var categories = new List<ConcernCategory>();
        var texts = new List<string>();
        var safeguarding = false;
        foreach (var flag in reading.Of("Flag").Where(flag => !IsMistake(flag)))
        {
            var category = CategoryCodings(flag).Select(Codings.Read).OfType<Coded>().ToList();
            var isSafeguarding = category.Exists(coding => coding.System == Systems.FlagCategories && coding.Code == MessageCodes.Safeguarding);
            safeguarding |= isSafeguarding;
            if (flag.Text("status") is { } status and not "active")
            {
                reading.Keep(new OriginalCode(FlagStatusSystem, status));
            }

            if (isSafeguarding && flag.First("code") is { } code)
            {
                categories.AddRange(CategoriesOf(code));
            }

            texts.AddRange(TextOf(flag, category, isSafeguarding));
        }

        IReadOnlyList<ConcernCategory> distinct = [.. categories.Distinct()];
        return new Flags(distinct, safeguarding && distinct is not [ConcernCategory.NoneIdentified], texts);
    }

    /// <summary>Our own category wins over the standard's code beside it, which is then only the nearest.</summary>
    private static IEnumerable<ConcernCategory> CategoriesOf(FhirNode concept)
    {
        var codings = concept.All("coding").ToList();
        var ours = codings.Where(coding => coding.UnreadText("system") == Systems.HubConcernCategory).ToList();
        foreach (var coding in ours)
        {
            _ = Codings.Read(coding);
            yield return Codings.Hub<ConcernCategory>(coding, "code") ?? ConcernCategory.Unspecified;
        }

        foreach (var coding in codings.Except(ours))
        {
            if (ours.Count > 0)
            {
                _ = Codings.Read(coding);
            }
            else if (coding.First("code") is not null)
            {
                yield return Codings.Through(SafeguardingCodes.Table, coding) ?? ConcernCategory.Unspecified;
            }
        }

        if (codings.Count == 0)
        {
            yield return ConcernCategory.Unspecified;
        }
    }

    /// <summary>The words of a flag, unless they only repeat what its code already says.</summary>
    private static IEnumerable<string> TextOf(FhirNode flag, List<Coded> category, bool isSafeguarding)
    {
        var heading = category.Select(coding => MessageCodes.FlagHeadings.GetValueOrDefault(coding.Code) ?? coding.Display).FirstOrDefault(text => text is not null)
            ?? flag.First("category")?.Text("text") ?? "Flag";
        if (flag.First("code") is not { } code)
        {
            yield break;
        }

        if (!isSafeguarding)
        {
            yield return $"{heading}: {Codings.Words(code)}";
        }
        else if (code.Text("text") is { } text && !Repeats(code, text))
        {
            yield return $"{heading}: {text}";
        }
    }

    private static bool Repeats(FhirNode code, string text) => code.All("coding").Any(coding => coding.UnreadText("display") == text);

    private static IEnumerable<FhirNode> CategoryCodings(FhirNode flag) => flag.All("category").SelectMany(category => category.All("coding"));

    private static bool IsFlagCategory(FhirNode coding) => Systems.Usual(coding.UnreadText("system") ?? "") == Systems.FlagCategories;

    private static bool IsMistake(FhirNode flag) => flag.UnreadText("status") == "entered-in-error";
}
