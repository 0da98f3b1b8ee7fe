using System.Text.RegularExpressions;

namespace SafeguardingHub.Chasing;

/// <summary>A child's not engaging closes nothing, whatever it is called. No census of children in need has a code for it either.</summary>
internal static partial class CloseReasons
{
    public static bool IsNonEngagement(CloseRequested asked) => asked.Reason == CloseReason.NonEngagement
        || (asked.Reason == CloseReason.Other && NonEngagement().IsMatch(asked.Words ?? ""));

    public static bool IsMissing(CloseRequested asked) => asked.Reason == CloseReason.NotSaid || (asked.Reason == CloseReason.Other && string.IsNullOrWhiteSpace(asked.Words));

    /// <summary>Ways in which professionals write it; looked for when the reason given is <see cref="CloseReason.Other"/>.</summary>
    [GeneratedRegex(
        @"\b(non|not|no|never|without|lack of|dis|did ?n.?t|wo ?n.?t|would ?n.?t|fail\w* to|refus\w* to|unwilling to|poor)[\s-]*engag"
        + @"|\b(not|non|did ?n.?t|fail\w* to|never|poor)[\s-]+(attend|respon|repl|answer|brought|turn\w* up|show\w* up)|\bwas ?n.?t brought|\bno[\s-](contact|response|reply|show)|\bDNA\b|\bWNB\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NonEngagement();
}
