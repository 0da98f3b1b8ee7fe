using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>What agencies report as done meets what is owed, and starts what follows from it.</summary>
internal sealed class ReportedFacts(HeldConcern concern, Agreement agreement, DateTimeOffset now)
{
    private static readonly string[] Defences = [Owed.ModernSlaveryDefence, Owed.TraffickingDefenceNorthernIreland, Owed.LordAdvocatesInstructions];

    /// <summary>What a fact meets, whoever owes it: what is done is done.</summary>
    private static readonly Dictionary<FactKind, string[]> Meets = new()
    {
        [FactKind.ReturnHomeInterviewDone] = [Owed.ReturnHomeInterview],
        [FactKind.NationalReferralSubmitted] = [Owed.NationalReferral],
        [FactKind.NationalReferralDecided] = [Owed.NationalReferral],
        [FactKind.SlaveryDefenceConsidered] = Defences,
        [FactKind.AppropriateAdultPresent] = [Owed.AppropriateAdult],
        [FactKind.MutilationReported] = [Owed.MutilationReport],
        [FactKind.StrategyDiscussionHeld] = [Owed.StrategyDiscussion],
        [FactKind.ConferenceHeld] = [Owed.InitialConference],
        [FactKind.AssessmentDone] = [Owed.Assessment],
    };

    /// <summary>What follows from a fact, by a clock of the agreement.</summary>
    private static readonly Dictionary<FactKind, string> Starts = new()
    {
        [FactKind.StrategyDiscussionHeld] = Owed.InitialConference,
        [FactKind.AssessmentBegun] = Owed.Assessment,
        [FactKind.NationalReferralIntended] = Owed.NationalReferral,
    };

    public void Write(ReferralResponse said, AnswerInHand answer, KeptReferral? referral, ActionWriter writer)
    {
        var done = said.Facts.Select(fact => fact.Kind).ToHashSet();
        foreach (var fact in said.Facts.DistinctBy(fact => fact.Kind))
        {
            if (fact.Kind == FactKind.NationalReferralSubmitted && string.IsNullOrWhiteSpace(fact.Reference))
            {
                writer.Write([new TellTimeline("refused", answer.From, NationalReferralNumber.Missing.Why), new AnswerIllegal(answer.From, NationalReferralNumber.Missing.Code, NationalReferralNumber.Missing.Why)], referral, null);
                continue;
            }

            Meet(fact, answer, writer);
            Start(fact, done, answer, referral, writer);
        }
    }

    private void Meet(ReportedFact fact, AnswerInHand answer, ActionWriter writer)
    {
        foreach (var name in Meets.GetValueOrDefault(fact.Kind, []).Where(name => concern.Owed.Any(row => row.Name == name)))
        {
            writer.Settle(name, _ => true);
            writer.Write([new TellTimeline("met", answer.From, $"{name}: reported as done.")], null, null);
        }
    }

    /// <summary>Owed once: neither a later discussion nor a second report starts it anew.</summary>
    private void Start(ReportedFact fact, HashSet<FactKind> done, AnswerInHand answer, KeptReferral? referral, ActionWriter writer)
    {
        if (!Starts.TryGetValue(fact.Kind, out var name) || concern.WasOwed(name) || Meets.Any(met => met.Value.Contains(name) && done.Contains(met.Key))
            || ProcessClocks.Find(name, agreement) is null)
        {
            return;
        }

        // An assessment is counted from the referral, whenever it was begun.
        var since = fact.Kind == FactKind.AssessmentBegun ? referral?.Row.RecordedAt ?? concern.Row.RecordedAt : WhenOf(fact);
        writer.Write(
            [new TellTimeline("started", answer.From, $"{name} is owed from now on."), new OpenObligation(name, new RoleAt(OwedBy(name, answer.From), RoleFor(name)), name, since)],
            referral,
            about: null);
    }

    /// <summary>Whoever promised a national referral makes it. A conference and an assessment are the local authority's, whichever agency reports the discussion (Children Act 1989 s47, Working Together to Safeguard Children 2023).</summary>
    private AgencyId OwedBy(string name, AgencyId reporter)
    {
        if (name == Owed.NationalReferral || reporter.Kind == AgencyKinds.SocialCare)
        {
            return reporter;
        }

        var involved = concern.Referrals.Select(referral => AgencyId.Parse(referral.Row.Recipient)).Append(AgencyId.Parse(concern.Row.RaisedBy)).ToList();
        return involved.FindIndex(agency => agency.Kind == AgencyKinds.SocialCare) is var place and >= 0 ? involved[place] : reporter;
    }

    private static string RoleFor(string name) => name == Owed.NationalReferral ? AgencyRoles.SafeguardingLead : AgencyRoles.TeamManager;

    /// <summary>Never later than now: nobody gets time by a date in the future.</summary>
    private DateTimeOffset WhenOf(ReportedFact fact)
    {
        var at = fact.At ?? (fact.On is { } day ? LocalDate.FromDateOnly(day).AtStartOfDayInZone(ReceiverCalendar.Zone).ToDateTimeOffset() : now);
        return at < now ? at : now;
    }
}
