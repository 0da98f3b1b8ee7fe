using System.Reflection;
using System.Text.RegularExpressions;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>Partners' programs act on the codes: each is there once, in order, and explained.</summary>
public sealed partial class ProblemsTests
{
    private const string Document = "docs/integrators/errors.md";

    [Fact]
    public void The_catalogue_holds_every_problem_there_is() => Assert.Equal(
        typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemKind>(), Problems.All);

    [Fact]
    public void Every_code_is_there_once_and_in_order()
    {
        var codes = Problems.All.Select(kind => kind.Code).ToList();

        Assert.All(codes, code => Assert.Matches(@"\AHUB-[123][0-9]{3}\z", code));
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void Every_meaning_is_one_sentence_of_its_own() =>
        Assert.Equal(Problems.All.Count, Problems.All.Select(kind => kind.Text).Distinct(StringComparer.Ordinal).Count(text => text.EndsWith('.')));

    [Fact]
    public void The_document_explains_every_code_in_order_and_no_other()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, Document))).ToList();

        Assert.Equal(Problems.All.Select(kind => (kind.Code, kind.Text)), rows.Select(row => (row.Groups["code"].Value, row.Groups["meaning"].Value)));
        Assert.All(rows, row => Assert.NotEmpty(row.Groups["advice"].Value.Trim()));
    }

    [GeneratedRegex(@"^\| `(?<code>HUB-\d+)` \| (?<meaning>[^|\n]*) \| (?<advice>[^|\n]*) \|\n", RegexOptions.Multiline)]
    private static partial Regex Row();
}
