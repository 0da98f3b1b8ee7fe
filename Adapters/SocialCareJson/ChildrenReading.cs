using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>The children, and what about them a person has to look at before anything is done.</summary>
internal static class ChildrenReading
{
    private const int AdultAge = 18;

    public static IReadOnlyList<Child> Read(JsonCursor children, string? laCode, DateTimeOffset? raisedAt, List<TriageReason> triage)
    {
        var all = new List<Child>();
        foreach (var item in children.Items())
        {
            if (!item.CanBeOpened())
            {
                continue;
            }

            var child = ChildReading.Read(item, laCode, raisedAt);
            Triage(item, child, raisedAt, triage);
            all.Add(child);
        }

        return all;
    }

    private static void Triage(JsonCursor item, Child child, DateTimeOffset? raisedAt, List<TriageReason> triage)
    {
        if (child.Name is null && child.Identifiers.Count == 0)
        {
            item.ReportBelow("child_details/surname", Problems.MissingElement);
            triage.Add(TriageReason.SubjectUncertain);
        }

        if (child is { DateOfBirth: null, ExpectedDateOfBirth: null, StatedAge: null })
        {
            item.ReportBelow("child_details/date_of_birth", Problems.MissingElement);
            triage.Add(TriageReason.AgeUnknown);
        }

        if (Age(child, raisedAt) >= AdultAge)
        {
            item.ReportBelow(child.DateOfBirth is null ? "child_details/stated_age" : "child_details/date_of_birth", Problems.Adult);
            triage.Add(TriageReason.SubjectIsAnAdult);
        }
    }

    /// <summary>On the day it was raised, by the sender's calendar. Without that day only a stated age is known.</summary>
    private static int? Age(Child child, DateTimeOffset? raisedAt) =>
        raisedAt is { } at ? child.AgeOn(DateOnly.FromDateTime(at.DateTime)) : child.StatedAge;
}
