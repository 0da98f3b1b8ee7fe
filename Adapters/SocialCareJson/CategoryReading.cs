using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Assessment factors as categories. A factor is a bare code, as the DfE API has it, or a code with our category beside it.</summary>
internal static class CategoryReading
{
    public static IReadOnlyList<ConcernCategory> Read(JsonCursor referral)
    {
        var factors = referral["factors"u8];
        var found = new List<ConcernCategory>();
        foreach (var item in factors.Items())
        {
            Add(found, item);
        }

        if (found.Count == 0)
        {
            referral.ReportBelow("factors", Problems.MissingElement);
            found.Add(ConcernCategory.Unspecified);
        }

        if (found.Count > 1 && found.Contains(ConcernCategory.NoneIdentified))
        {
            factors.Report(Problems.PartlyParsed);
        }

        return found;
    }

    private static void Add(List<ConcernCategory> found, JsonCursor item)
    {
        if (!item.IsObject)
        {
            AddOnce(found, item.Code(AssessmentFactors.Table) ?? ConcernCategory.Unspecified);
            return;
        }

        var factor = item["factor"u8].Code(AssessmentFactors.Table);
        var category = item["category"u8].Word(CanonicalWords<ConcernCategory>.Table);
        if (category is { } said)
        {
            AddOnce(found, said);
        }

        if (category is null || (factor is { } coded && !Covers(coded, category.Value)))
        {
            AddOnce(found, factor ?? ConcernCategory.Unspecified);
        }
    }

    /// <summary>Whether the category only says more closely what the factor says; otherwise both are kept.</summary>
    private static bool Covers(ConcernCategory factor, ConcernCategory category) =>
        factor is ConcernCategory.Other || AssessmentFactors.Write(category, alone: true).Factor == AssessmentFactors.Write(factor, alone: true).Factor;

    private static void AddOnce(List<ConcernCategory> found, ConcernCategory category)
    {
        if (!found.Contains(category))
        {
            found.Add(category);
        }
    }
}
