using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.WebConsole.Integrating;

/// <summary>What a problem code means and what to do about it, as the integrators' document says it.</summary>
/// <param name="Advice">With code in backticks.</param>
public sealed record ExplainedError(string Code, string Meaning, string Advice)
{
    public bool Refuses => string.CompareOrdinal(Code, "HUB-3") < 0;
}

/// <summary>The integrators' document on errors, which travels inside the program.</summary>
public static partial class ErrorCatalogue
{
    /// <summary>Where a code is explained.</summary>
    public static string AddressOf(string code) => $"/errors#{code}";

    public static IReadOnlyList<ExplainedError> All { get; } =
        [.. Row().Matches(Encoding.UTF8.GetString(EmbeddedFile.Bytes("errors.md"))).Select(row => new ExplainedError(row.Groups["code"].Value, row.Groups["meaning"].Value, row.Groups["advice"].Value))];

    [GeneratedRegex(@"^\| `(?<code>HUB-\d+)` \| (?<meaning>[^|\n]*) \| (?<advice>[^|\n]*) \|\r?\n", RegexOptions.Multiline)]
    private static partial Regex Row();
}
