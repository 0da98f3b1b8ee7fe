using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Simulation;

/// <summary>Nobody is chased after an answer.</summary>
internal static class AnsweredCheck
{
    public const string Name = "chase after an answer";

    /// <summary>What an agency says that answers what every referral asks for.</summary>
    private static readonly Dictionary<string, string[]> AnsweredBy = new(StringComparer.Ordinal)
    {
        ["acknowledge"] = ["answered-acknowledged", "answered-accepted", "answered-declined", "answered-redirected", "answered-needs-information", "answered-outcome"],
        ["decide"] = ["answered-accepted", "answered-declined"],
    };

    public static Invariant Of(KeptRows rows)
    {
        var chased = rows.Obligations.SelectMany(owed => rows.Chases[owed.Id], (owed, chase) => (Owed: owed, Chase: chase)).ToList();
        return new Invariant(Name, chased.Count, chased.Count(each => IsSettled(each.Owed, each.Chase) || IsAnswered(rows, each.Owed, each.Chase)));
    }

    /// <summary>As its own row has it.</summary>
    private static bool IsSettled(ObligationRow owed, ChaseRow chase) => owed.MetAt < chase.At || owed.CancelledAt < chase.At;

    /// <summary>As the audit has it: by the debtor, since it was owed. What the agreement has every recipient owe is owed from the beginning.</summary>
    private static bool IsAnswered(KeptRows rows, ObligationRow owed, ChaseRow chase) => owed.About is { } about && AnsweredBy.TryGetValue(owed.Name, out var answers)
        && rows.Answers[rows.Concerns[owed.ConcernId].Reference].Any(answer => answer.Sender == about && answers.Contains(answer.Action) && answer.At < chase.At && answer.At > chase.At - (chase.At - BegunAt(owed.Id)));

    private static DateTimeOffset BegunAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.ToString("N")[..12], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
}
