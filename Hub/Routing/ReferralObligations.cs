using SafeguardingHub.Agreements;

namespace SafeguardingHub.Routing;

/// <summary>What every recipient of a referral owes: at least to acknowledge and to decide.</summary>
internal static class ReferralObligations
{
    public static IEnumerable<RaisedObligation> Of(IEnumerable<AgencyDecision> agencies, RoutingFacts facts) =>
        agencies.Where(decision => decision.Sent).SelectMany(decision => Answers(facts.Agreement.Find(decision.Agency)!, facts));

    /// <summary>Of each name the first entry that fits; due by the recipient's own calendar.</summary>
    public static IEnumerable<RaisedObligation> Answers(Agency recipient, RoutingFacts facts) => facts.Agreement.Answers
        .Where(answer => (answer.Kinds.Count == 0 || answer.Kinds.Contains(recipient.Kind)) && !(facts.Risk < answer.RiskAtLeast))
        .DistinctBy(answer => answer.Name)
        .Select(answer => new RaisedObligation
        {
            Name = answer.Name,
            What = answer.What,
            OwedBy = recipient.Id,
            Role = answer.Role,
            Clock = answer.Clock,
            Due = DueFor(recipient, answer.Clock, facts),
            Why = answer.Why,
            Source = answer.Source,
            About = recipient.Id,
        });

    public static DateTimeOffset DueFor(Agency debtor, string clock, RoutingFacts facts) =>
        Deadline.Of(facts.Agreement.ClockNamed(clock), facts.Agreement.CalendarOf(debtor), facts.ReceivedAt);
}
