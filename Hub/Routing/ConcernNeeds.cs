using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Needs that have to be met before a child can talk about exploitation: each is owed by the agency that can meet it.</summary>
public static class ConcernNeeds
{
    /// <summary>Of the obligation's name, before the need: <c>meet-need: safe-place-to-live</c>. Permanent.</summary>
    public const string Prefix = "meet-need: ";

    /// <summary>An agreement that has a clock of this name overrules <see cref="Otherwise"/>.</summary>
    public const string ClockName = "meet-the-need";

    public const string Otherwise = "5 working days";

    private const string DutyInbox = "duty-inbox";
    private const string Source = "The partners’ agreement: needs first";

    public static string NameOf(NeedKind kind) => Prefix + JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <param name="name">As <see cref="NameOf"/> gives it.</param>
    public static string InWords(string name) => $"Meet the child’s need first: {name[Prefix.Length..]}";

    internal static IEnumerable<RaisedObligation> Of(Considerations considered, RoutingFacts facts) =>
        from met in considered.MeetingNeeds
        let clock = ClockFor(met.Agency, facts)
        select new RaisedObligation
        {
            Name = NameOf(met.Need),
            What = InWords(NameOf(met.Need)),
            OwedBy = met.Agency.Id,
            Role = DutyInbox,
            Clock = clock.Name,
            Since = facts.ReceivedAt,
            Due = ReferralObligations.DueFor(met.Agency, clock, facts),
            Why = "Work on exploitation waits for it.",
            Source = Source,
        };

    private static Clock ClockFor(Agency agency, RoutingFacts facts) =>
        facts.Agreement.HasClock(ClockName) ? ReferralObligations.ClockFor(agency, ClockName, facts)
        : Clock.TryParse(Otherwise, out var clock) ? clock with { Name = ClockName, Source = Source }
        : throw new InvalidOperationException($"The clock '{ClockName}' cannot be read.");
}
