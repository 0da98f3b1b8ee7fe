using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Reporting;

/// <summary>What the report needs to know of one child in one concern: no name, no date, no reference.</summary>
/// <param name="Age">In whole years when the concern was recorded; null when not known, or not born.</param>
/// <param name="ExploitedSuspect">Recorded as a suspect or detained, with signs of exploitation.</param>
/// <param name="PoliceAlone">Nobody but police were told, and nobody but police holds it.</param>
internal sealed record ReportedChild(Sex Sex, Ethnicity? Ethnicity, int? Age, bool ExploitedSuspect, bool PoliceAlone, IReadOnlyList<ReportedReferral> Referrals) : PersonalData;

/// <param name="Kind">Of its recipient, such as <c>health</c>.</param>
/// <param name="AnsweredAfter">From recorded until a named person had it; null: nobody has answered.</param>
/// <param name="Declined">At any time, also when that was changed later.</param>
internal sealed record ReportedReferral(string Kind, TimeSpan? AnsweredAfter, bool Declined);
