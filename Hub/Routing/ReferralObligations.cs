using SafeguardingHub.Agreements;

namespace SafeguardingHub.Routing;

/// <summary>What every recipient of a referral owes: at least to acknowledge and to decide.</summary>
internal static class ReferralObligations
{
    public static IEnumerable<RaisedObligation> Of(IEnumerable<AgencyDecision> agencies, RoutingFacts facts) =>
        agencies.Where(decision => decision.Sent).SelectMany(decision => Answers(facts.Agreement.Find(decision.Agency)!, facts));

    /// <summary>Of each name the first entry that fits; due by the recipient's own calendar.</summary>
    public static IReadOnlyList<RaisedObligation> Answers(Agency recipient, RoutingFacts facts) => facts.AnswersOf(recipient, () => [.. Find(recipient, facts)]);

    private static IEnumerable<RaisedObligation> Find(Agency recipient, RoutingFacts facts) => facts.Agreement.AnswersOf(recipient.Kind, facts.Risk)
        .Select(answer => (Answer: answer, Clock: ClockFor(recipient, answer.Clock, facts)))
        .Select(owed => new RaisedObligation
        {
            Name = owed.Answer.Name,
            What = owed.Answer.What,
            OwedBy = recipient.Id,
            Role = owed.Answer.Role,
            Clock = owed.Clock.Name,
            Since = facts.ReceivedAt,
            Due = DueFor(recipient, owed.Clock, facts),
            Why = owed.Answer.Why,
            Source = owed.Answer.Source,
            About = recipient.Id,
        });

    /// <summary>As it holds in the debtor's nation, on the day, at this risk.</summary>
    public static Clock ClockFor(Agency debtor, string clock, RoutingFacts facts) =>
        ClockChoice.ForOwed(facts.Agreement, new ClockQuestion(clock, debtor.Nation, facts.Today, facts.Risk) { Agency = debtor.Id });

    public static DateTimeOffset DueFor(Agency debtor, Clock clock, RoutingFacts facts) =>
        facts.DueOf(debtor, clock, () => Deadline.Of(clock, facts.Agreement.CalendarOf(debtor), facts.ReceivedAt));
}
