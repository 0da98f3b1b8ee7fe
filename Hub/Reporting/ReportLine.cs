using SafeguardingHub.Routing;

namespace SafeguardingHub.Reporting;

/// <summary>How a group of children fared.</summary>
/// <param name="By">By what they are grouped: <c>all</c>, <c>sex</c>, <c>ethnicity</c> or <c>age</c>.</param>
/// <param name="Children">A child of two concerns counts twice.</param>
/// <param name="MedianHours">From recorded until a named person had it, of the referrals that were answered; null when none was.</param>
/// <param name="Suspects">Children recorded as suspects, with signs of exploitation.</param>
/// <param name="SuspectsPoliceAlone">Of them, those that nobody but police has: to be 0.</param>
internal sealed record ReportLine(
    string By, string Group, int Children, int Referrals, int Answered, int Declined, double? MedianHours, int ToPolice, int ToSocialCare, int ToHealth, int ToCharity, int ToOthers, int Suspects, int SuspectsPoliceAlone)
{
    private const string Charity = "charity";

    private static readonly string[] Known = [AgencyKinds.Police, AgencyKinds.SocialCare, AgencyKinds.Health, Charity];

    public static ReportLine Of(string by, string group, IReadOnlyList<ReportedChild> children)
    {
        var referrals = children.SelectMany(child => child.Referrals).ToList();
        var hours = referrals.Select(referral => referral.AnsweredAfter?.TotalHours).OfType<double>().Order().ToList();
        return new ReportLine(
            by,
            group,
            children.Count,
            referrals.Count,
            hours.Count,
            referrals.Count(referral => referral.Declined),
            hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2,
            To(AgencyKinds.Police),
            To(AgencyKinds.SocialCare),
            To(AgencyKinds.Health),
            To(Charity),
            referrals.Count(referral => !Known.Contains(referral.Kind)),
            children.Count(child => child.ExploitedSuspect),
            children.Count(child => child is { ExploitedSuspect: true, PoliceAlone: true }));

        int To(string kind) => referrals.Count(referral => referral.Kind == kind);
    }
}
