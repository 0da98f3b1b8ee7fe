using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Simulation;

/// <summary>Every concern that will be raised, and when: enough for so many referrals, over so many days.</summary>
internal sealed class SimulationPlan
{
    /// <summary>A Monday in winter time; Easter, the change of clocks and two bank holidays in May follow.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private const double UrgentShare = 0.01;

    /// <summary>Of the concerns for which something is owed that no answer to a referral settles, such as to triage them: most of those drawn are drawn again, since every one is chased to the end.</summary>
    private const double UnsettledShare = 0.03;

    private SimulationPlan(DateTimeOffset end, IReadOnlyList<PlannedConcern> concerns) => (End, Concerns) = (end, concerns);

    public DateTimeOffset End { get; }

    /// <summary>By their numbers, from 0.</summary>
    public IReadOnlyList<PlannedConcern> Concerns { get; }

    /// <param name="referrals">At least 1; as many are made, or a few more, since a concern may go to several agencies.</param>
    /// <param name="days">At least 1.</param>
    public static SimulationPlan Make(AgreementAndFormats loaded, int referrals, int days, Luck luck)
    {
        var agreement = loaded.Agreement;
        var templates = agreement.Agencies.Where(Examples.Has).Select(ConcernTemplate.Of).Where(own => own.Count > 0).ToList();
        var known = new Dictionary<string, RoutingDecision>(StringComparer.Ordinal);
        var (concerns, made) = (new List<PlannedConcern>(), 0);
        for (var draw = 0; made < referrals; draw++)
        {
            var number = concerns.Count;
            var drawn = luck.Of("concern").Of(draw);
            var ofAgency = drawn.Of("raiser").Among(templates);
            var kinds = ofAgency.Where(template => template.IsUrgent == (drawn.Of("urgent").Share < UrgentShare)).ToList();
            var template = drawn.Of("template").Among(kinds.Count > 0 ? kinds : ofAgency);
            var message = template.Vary(number, drawn);
            var decision = Decided(message, template, drawn);
            if (decision.Obligations.Any(owed => owed.About is null) && drawn.Of("unsettled").Share >= UnsettledShare)
            {
                continue;
            }

            IReadOnlyList<AgencyId> told = [.. decision.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency)];
            var at = Start + (TimeSpan.FromDays(days) * drawn.Of("at").Share);
            concerns.Add(new PlannedConcern(template.IsUrgent ? OfficeHours.OnGrid(at) : OfficeHours.From(at, agreement.CalendarOf(template.Raiser)), message, template.Raiser, told));
            made += told.Count;
        }

        return new SimulationPlan(Start + TimeSpan.FromDays(days), concerns);

        // The same for all that are varied in the same way.
        RoutingDecision Decided(SimulatedMessage message, ConcernTemplate template, Luck drawn)
        {
            var like = $"{template.Raiser.Id} {template.Name} {drawn.Of("risk").Below(4)}";
            return known.TryGetValue(like, out var before) ? before : known[like] = Decide(message, template.Raiser, loaded);
        }
    }

    private static RoutingDecision Decide(SimulatedMessage message, Agency raiser, AgreementAndFormats loaded)
    {
        var adapter = loaded.Adapters.First(each => each.Format == raiser.Format);
        return adapter.Translate(new IncomingMessage(MessageKind.Concern, message.ContentType, message.Body(""))) is TranslationResult.TranslatedConcern translated
            ? RecipientList.Decide(translated.Concern, raiser.Id, Start, new KnownOfChild(0), loaded.Agreement)
            : throw new InvalidOperationException($"A published example cannot be read: {Encoding.UTF8.GetString(message.Body(""))[..60]}");
    }
}

/// <param name="Told">The agencies that get a referral.</param>
internal sealed record PlannedConcern(DateTimeOffset At, SimulatedMessage Message, Agency Raiser, IReadOnlyList<AgencyId> Told) : PersonalData;
