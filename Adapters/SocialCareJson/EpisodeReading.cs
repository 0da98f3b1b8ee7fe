using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>
/// Social care episodes. The hub needs to know what is open now and who works with the child; the history stays with the
/// authority and is listed as not carried. Open means that no end or closure date is given.
/// </summary>
internal static class EpisodeReading
{
    public static void AddCircumstances(List<Circumstance> all, JsonCursor episode)
    {
        if (IsOpen(episode, "closure_date"u8))
        {
            AddIf(all, AnyOpen(episode["child_protection_plans"u8]), Circumstance.OnProtectionPlan);
            AddIf(all, AnyOpen(episode["child_in_need_plans"u8]), Circumstance.InNeed);
            AddIf(all, AnyOpen(episode["child_looked_after_placements"u8]), Circumstance.LookedAfter);
            AddIf(all, episode["care_leavers"u8].IsPresent, Circumstance.CareLeaver);
        }
    }

    /// <summary>The workers of open episodes, known by their Social Work England number.</summary>
    public static IReadOnlyList<Person> Workers(JsonCursor children)
    {
        var all = new List<Person>();
        foreach (var child in children.Items())
        {
            foreach (var episode in child["social_care_episodes"u8].Items())
            {
                foreach (var worker in episode["care_worker_details"u8].Items())
                {
                    if (IsOpen(episode, "closure_date"u8) && IsOpen(worker, "end_date"u8) && worker["worker_id"u8].Text() is { } number)
                    {
                        all.Add(new Person { Roles = [PersonRole.Professional], Relationship = "social worker", ProfessionalId = number });
                    }
                }
            }
        }

        return all;
    }

    private static bool AnyOpen(JsonCursor plans)
    {
        foreach (var plan in plans.Items())
        {
            if (IsOpen(plan, "end_date"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(JsonCursor span, ReadOnlySpan<byte> end) => span.CanBeOpened() && !span[end].IsPresent;

    private static void AddIf(List<Circumstance> all, bool holds, Circumstance circumstance)
    {
        if (holds && !all.Contains(circumstance))
        {
            all.Add(circumstance);
        }
    }
}
