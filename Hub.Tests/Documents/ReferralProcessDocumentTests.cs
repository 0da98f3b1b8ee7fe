using System.Text.RegularExpressions;
using SafeguardingHub.Chasing;

namespace SafeguardingHub.Tests.Documents;

/// <summary>What operators read about the process of a referral is the table that runs.</summary>
public sealed partial class ReferralProcessDocumentTests
{
    private const string Document = "docs/operators/referral-process.md";

    [Fact]
    public void The_tables_are_those_that_run()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, Document));

        Assert.Matches(Written(), text);
        Approval.Matches(Document, Written().Replace(text, _ => Tables()));
    }

    private static string Tables() => string.Concat(
        Table("Refusals", "Code | What the agency reads", Refusals.All.Select(refusal => $"`{refusal.Code}` | {refusal.Why}")),
        Table("Clocks", "Name | Unless the agreement says otherwise | Stands still for | Source", ProcessClocks.All.Select(clock => $"`{clock.Name}` | {clock.Otherwise} | {string.Join(", ", clock.PausedBy.Select(reason => $"`{Kebab(reason)}`"))} | {clock.Source}")),
        Table("For every event", Header, Rows(typeof(ReferralEvent), ended: false)),
        string.Concat(ReferralTransitions.All.Select(row => row.Event).Distinct().Where(happened => happened != typeof(ReferralEvent))
            .Select(happened => Table($"`{ReferralProcess.NameOf(happened)}`", Header, Rows(happened, ended: false), $"Said by: {SaidBy(happened)}.\n"))),
        Table("After the end", Header, Rows(typeof(ReferralEvent), ended: true)));

    private const string Header = "In | When | Becomes | Then | Why | Source";

    private static IEnumerable<string> Rows(Type happened, bool ended) => ReferralTransitions.All
        .Where(row => row.Event == happened && (happened != typeof(ReferralEvent) || row.In.Contains(ReferralPhase.Unanswered) != ended))
        .Select(row => $"{Phases(row.In)} | {row.When ?? "otherwise"} | {(row.To.Count == 0 ? "" : Phases(row.To))} | {string.Join("; ", row.Then.Select(consequence => consequence.Words))} | {row.Why} | {row.Source}");

    private static string Phases(IReadOnlyList<ReferralPhase> phases)
    {
        var all = Enum.GetValues<ReferralPhase>();
        return phases.Count == all.Length ? "any"
            : phases.SequenceEqual(all.Take(7)) ? "any that has not ended"
            : string.Join(", ", phases.Select(phase => $"`{Kebab(phase)}`"));
    }

    private static string SaidBy(Type happened) => (((ReferralEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(happened)).SaidBy switch
    {
        Speaker.Hub => "the hub",
        Speaker.Recipient => "the recipient",
        Speaker.Referrer => "the referrer",
        Speaker.Offered => "the agency that it is offered to",
        Speaker.RecipientOrOffered => "the recipient, or the agency that it is offered to",
        Speaker.Holder => "the holder",
        _ => "any party but the one that announced the close",
    }) + (happened.IsAssignableTo(typeof(IDoneByPerson)) ? ", a person with a name" : "");

    private static string Table(string heading, string header, IEnumerable<string> rows, string? introduction = null)
    {
        var line = string.Concat(header.Split('|').Select(_ => "---|"));
        return $"\n### {heading}\n\n{(introduction is null ? "" : introduction + "\n")}| {header} |\n|{line}\n{string.Concat(rows.Select(row => $"| {row} |\n"))}";
    }

    private static string Kebab<TName>(TName name)
        where TName : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());

    [GeneratedRegex(@"(?<=<!-- written by ReferralProcessDocumentTests -->\n).*?(?=\n<!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Written();
}
