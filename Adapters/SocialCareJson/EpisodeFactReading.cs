using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>
/// What an episode of the DfE children's social care API says was done since the referral: assessments, section 47 enquiries,
/// conferences, plans. An authority can send what its system exports anyway.
/// </summary>
internal static class EpisodeFactReading
{
    /// <param name="answeredOn">A date after this day is planned, not done: it is reported and not read as a fact.</param>
    public static IReadOnlyList<ReportedFact> Read(JsonCursor episodes, DateOnly? answeredOn)
    {
        var facts = new List<ReportedFact>();
        foreach (var episode in episodes.Items())
        {
            if (!episode.CanBeOpened())
            {
                continue;
            }

            foreach (var assessment in episode["child_and_family_assessments"u8].Items())
            {
                var id = assessment["child_and_family_assessment_id"u8].Text();
                Add(facts, answeredOn, FactKind.AssessmentBegun, assessment["start_date"u8], id);
                Add(facts, answeredOn, FactKind.AssessmentDone, assessment["authorisation_date"u8], id);
            }

            foreach (var enquiry in episode["section_47_assessments"u8].Items())
            {
                var id = enquiry["section_47_assessment_id"u8].Text();
                Add(facts, answeredOn, FactKind.ProtectionEnquiryBegun, enquiry["start_date"u8], id);
                Add(facts, answeredOn, FactKind.ConferenceHeld, enquiry["icpc_date"u8], id);
                Add(facts, answeredOn, FactKind.ProtectionEnquiryDone, enquiry["end_date"u8], id);
            }

            foreach (var plan in episode["child_in_need_plans"u8].Items())
            {
                Add(facts, answeredOn, FactKind.PlanMade, plan["start_date"u8], plan["child_in_need_plan_id"u8].Text(), "Child in need plan");
            }

            foreach (var plan in episode["child_protection_plans"u8].Items())
            {
                Add(facts, answeredOn, FactKind.PlanMade, plan["start_date"u8], plan["child_protection_plan_id"u8].Text(), "Child protection plan");
            }
        }

        return facts;
    }

    private static void Add(List<ReportedFact> facts, DateOnly? answeredOn, FactKind kind, JsonCursor date, string? id, string? text = null)
    {
        if (date.Date() is not { } on)
        {
            return;
        }

        if (on > answeredOn)
        {
            date.Refuse();
        }
        else
        {
            facts.Add(new ReportedFact { Kind = kind, On = on, Reference = id, Text = text });
        }
    }
}
