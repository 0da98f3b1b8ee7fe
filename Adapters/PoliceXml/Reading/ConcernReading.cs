using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads a whole notification, or the one that an update restates.</summary>
internal static class ConcernReading
{
    /// <summary>What could be read; whether it may be used is in <see cref="Notes.Refused"/>.</summary>
    /// <param name="updatedAt">When the update that restates it was created; null for a notification of its own.</param>
    public static Concern Read(SourceElement root, Notes notes, DateTimeOffset? updatedAt = null)
    {
        var raisedAt = updatedAt is not null && root.Attribute("created") is null ? updatedAt : RaisedAt(root, notes);
        var (children, people) = SubjectReading.Read(root, raisedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : null, notes);
        var concern = new Concern
        {
            Origin = ContextReading.Origin(root, raisedAt, notes),
            Children = children,
            People = people,
            Categories = CategoriesOf(root, notes),
            NeedsFirst = NeedsOf(root.Child("needsFirst"), notes),
            Voice = ContextReading.Voice(root, notes),
            Risk = RiskReading.Read(root, notes),
            Locality = ContextReading.Locality(root, notes),
            LegalBasis = ContextReading.LegalBasis(root, notes),
            Incident = ContextReading.Incident(root, notes),
            NationalReferral = ContextReading.NationalReferral(root, notes),
            Narrative = root.Child("narrative")?.TakeRaw(),
        };
        KeepEarlierCodes(root, notes);
        if (SaysNothing(concern))
        {
            notes.Refuse(Problems.NothingSaid, root);
        }

        return Completed(concern, root, notes);
    }

    public static DateTimeOffset? RaisedAt(SourceElement root, Notes notes)
    {
        var created = root.Attribute("created");
        if (created?.Take() is null)
        {
            notes.Warn(Problems.MissingElement, root);
        }

        return notes.Time(created);
    }

    private static List<ConcernCategory> CategoriesOf(SourceElement root, Notes notes)
    {
        var categories = new List<ConcernCategory>();
        foreach (var flag in root.Child("flags")?.Children("flag") ?? [])
        {
            var code = flag.Attribute("code");
            var category = notes.RefinedCode(code, flag, FlagCodes.Table, flag.Take()) ?? ConcernCategory.Unspecified;
            KeepUncodedFlag(flag, code, notes);
            if (!categories.Contains(category))
            {
                categories.Add(category);
            }
        }

        return categories;
    }

    /// <summary>A flag of words alone still says something.</summary>
    private static void KeepUncodedFlag(SourceElement flag, SourceAttribute? code, Notes notes)
    {
        if (code?.Take() is null)
        {
            notes.Warn(Problems.MissingElement, flag);
            notes.Keep(new OriginalCode(FlagCodes.Table.System, "", flag.Take(), Lossy: true), flag);
        }
    }

    public static List<Need> NeedsOf(SourceElement? list, Notes notes) =>
    [
        .. from need in list?.Children("need") ?? []
           let description = need.Take()
           select new Need
           {
               Kind = notes.Code(need.Attribute("code"), NeedCodes.Table) ?? NeedKind.Other,
               Description = description,
               Open = notes.Flag(need.Attribute("open")) ?? true,
           },
    ];

    /// <summary>Codes that an earlier translation kept, where a notification comes from a system that was itself told by the hub.</summary>
    public static void KeepEarlierCodes(SourceElement root, Notes notes)
    {
        foreach (var code in root.Child("originalCodes")?.Children("originalCode") ?? [])
        {
            var system = code.Attribute("system")?.Take() ?? "";
            var value = code.Attribute("code")?.Take() ?? "";
            var lossy = notes.Flag(code.Attribute("lossy")) ?? false;
            notes.Keep(new OriginalCode(system, value, code.Take(), lossy), code);
        }
    }

    private static bool SaysNothing(Concern concern) =>
        concern is { Narrative: null, Voice: null or { Words: null, Wishes: null }, Risk.Level: not (RiskLevel.High or RiskLevel.Immediate), Risk.Rationale: null }
        && concern.Incident is null or { Circumstances: null, Kind: null }
        && concern.Categories.Count + concern.NeedsFirst.Count + concern.Risk.Factors.Count == 0
        && concern.Children.All(child => child.Circumstances.Count == 0);

    private static Concern Completed(Concern concern, SourceElement root, Notes notes)
    {
        var hasCategory = concern.Categories.Count > 0;
        if (!hasCategory)
        {
            notes.Warn(Problems.MissingElement, root.Child("flags") ?? root);
        }

        return concern with
        {
            Categories = hasCategory ? concern.Categories : [ConcernCategory.Unspecified],
            OriginalCodes = notes.Codes,
            Triage = notes.TriageReasons,
        };
    }
}
