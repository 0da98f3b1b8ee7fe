using System.Globalization;

namespace SafeguardingHub.Reporting;

/// <summary>
/// A line of the report as text. A number of 1 or more and below the smallest that is told is told as smaller than that: who is one
/// of two can be known by it. Zero is told, and so is, of children whom nobody but police has, every number: there is to be none.
/// </summary>
internal static class ReportCells
{
    public static IReadOnlyList<string> Heads { get; } =
    [
        "by", "group", "children", "referrals", "answered", "declined", "median_hours_to_answer", "to_police", "to_social_care", "to_health", "to_charity", "to_others",
        "suspects_with_signs_of_exploitation", "of_these_police_alone",
    ];

    /// <param name="smallest">The smallest number that is told; 0 or 1 tells every number.</param>
    public static IReadOnlyList<string> Of(ReportLine line, int smallest) =>
    [
        line.By, line.Group, .. new[] { line.Children, line.Referrals, line.Answered, line.Declined }.Select(number => Count(number, smallest)),
        line.MedianHours is not { } hours ? "" : line.Answered < smallest ? "withheld" : hours.ToString("0.0", CultureInfo.InvariantCulture),
        .. new[] { line.ToPolice, line.ToSocialCare, line.ToHealth, line.ToCharity, line.ToOthers, line.Suspects }.Select(number => Count(number, smallest)),
        line.SuspectsPoliceAlone.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>RFC 4180; no cell has a comma or a quotation mark in it.</summary>
    public static string Csv(IEnumerable<ReportLine> lines, int smallest) =>
        string.Concat(lines.Select(line => Of(line, smallest)).Prepend(Heads).Select(cells => string.Join(',', cells) + "\r\n"));

    private static string Count(int number, int smallest) => number > 0 && number < smallest ? $"<{smallest}" : number.ToString(CultureInfo.InvariantCulture);
}
