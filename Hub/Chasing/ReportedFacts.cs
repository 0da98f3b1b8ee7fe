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
        [FactKind.SchoolTold] = [Owed.OperationEncompass],
        [FactKind.StrategyDiscussionHeld] = [Owed.StrategyDiscussion],
        // Enquiries are begun at a strategy discussion; case systems report the day of the enquiry.
        [FactKind.ProtectionEnquiryBegun] = [Owed.StrategyDiscussion],
        [FactKind.ConferenceHeld] = [Owed.InitialConference],
        [FactKind.AssessmentDone] = [Owed.Assessment],
    };

    /// <summary>What follows from a fact, by a clock of the agreement.</summary>
    private static readonly Dictionary<FactKind, string> Starts = new()
    {
        [FactKind.StrategyDiscussionHeld] = Owed.InitialConference,
        [FactKind.ProtectionEnquiryBegun] = Owed.InitialConference,
        [FactKind.AssessmentBegun] = Owed.Assessment,
        [FactKind.NationalReferralIntended] = Owed.NationalReferral,
    };

    /// <summary>Outcomes in which the authority has found no need of child protection: neither a discussion nor a conference is held.</summary>
    private static readonly OutcomeKind[] WithoutProtection = [OutcomeKind.AdviceGiven, OutcomeKind.EarlyHelp, OutcomeKind.ChildInNeedPlan, OutcomeKind.NoFurtherAction];

    public void Write(ReferralResponse said, AnswerInHand answer, KeptReferral? referral, ActionWriter writer)
    {
        var done = said.Facts.Select(fact => fact.Kind).ToHashSet();
        foreach (var fact in said.Facts.DistinctBy(fact => fact.Kind).OrderBy(fact => fact.Kind))
        {
            if (fact.Kind == FactKind.NationalReferralSubmitted && string.IsNullOrWhiteSpace(fact.Reference))
            {
                writer.Write([new TellTimeline("refused", answer.From, NationalReferralNumber.Missing.Why), new AnswerIllegal(answer.From, NationalReferralNumber.Missing.Code, NationalReferralNumber.Missing.Why)], referral, null);
                continue;
            }

            Meet(fact, answer, writer);
            Start(fact, done, answer, referral, writer);
        }

        if (said.Kind == ResponseKind.Outcome || done.Contains(FactKind.FirstContactMade))
        {
            writer.Settle(Owed.ExploitationWork, row => row.OwedBy == answer.Row.Sender);
        }

        if (said is { Kind: ResponseKind.Outcome, Outcome: { } outcome } && WithoutProtection.Contains(outcome.Kind))
        {
            Drop([Owed.StrategyDiscussion, Owed.InitialConference], answer, writer);
        }
    }

    /// <summary>Said by whoever owes it, and by nobody else.</summary>
    private static void Drop(IEnumerable<string> names, AnswerInHand answer, ActionWriter writer)
    {
        foreach (var name in names.Where(name => writer.Drop(name, row => row.OwedBy == answer.Row.Sender)))
        {
            writer.Write([new TellTimeline("not-needed", answer.From, $"{name}: not needed any more, by the outcome that was given.")], null, null);
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

        var owedBy = OwedBy(name, answer.From);
        var since = IsCountedFromReferral(name, owedBy) ? referral?.Row.RecordedAt ?? concern.Row.RecordedAt : WhenOf(fact);
        writer.Write(
            [new TellTimeline("started", answer.From, $"{name} is owed from now on."), new OpenObligation(name, new RoleAt(owedBy, RoleFor(name)), name, since)],
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

    /// <summary>An assessment, whenever it was begun; and Scotland's planning meeting, which is within 28 days of the concern (National Guidance for Child Protection in Scotland 2021).</summary>
    private bool IsCountedFromReferral(string name, AgencyId owedBy) =>
        name == Owed.Assessment || (name == Owed.InitialConference && agreement.Find(owedBy)?.Nation == Nation.Scotland);

    private static string RoleFor(string name) => name == Owed.NationalReferral ? AgencyRoles.SafeguardingLead : AgencyRoles.TeamManager;

    /// <summary>Never later than now: nobody gets time by a date in the future.</summary>
    private DateTimeOffset WhenOf(ReportedFact fact)
    {
        var at = fact.At ?? (fact.On is { } day ? LocalDate.FromDateOnly(day).AtStartOfDayInZone(ReceiverCalendar.Zone).ToDateTimeOffset() : now);
        return at < now ? at : now;
    }
}
