using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;

namespace SafeguardingHub.Chasing;

/// <summary>The words and actions from which the table's rows are put together.</summary>
internal static class Consequences
{
    private static readonly ReferralParty[] Everyone = [ReferralParty.Referrer, ReferralParty.Recipient, ReferralParty.Partners];

    public static Consequence Tell(string text) => new($"timeline: “{text}”", moment => [new TellTimeline(ReferralProcess.NameOf(moment.Event.GetType()), moment.Event.From, text)]);

    /// <summary>Recorded, and answered with a code.</summary>
    public static Consequence Refuse(Refusal refusal) => new($"answer `{refusal.Code}`", moment =>
    [
        new TellTimeline("refused", moment.Event.From, $"{ReferralProcess.NameOf(moment.Event.GetType())}: {refusal.Why}"),
        .. moment.Event.From is { } from ? [new AnswerIllegal(from, refusal.Code, refusal.Why)] : Array.Empty<ProcessAction>(),
    ]);

    public static Consequence FeedBack(string what) => new($"feedback `{what}`", moment =>
        [new SendFeedback(new RoleAt(moment.After.Referrer, AgencyRoles.DutyInbox), what, SpokenWords.Of(moment.Event))]);

    public static Consequence Update(string what, params ReferralParty[] parties) => new(
        $"update `{what}` to {string.Join(" and ", parties.Select(ReferralParties.InWords))}",
        moment => parties.SelectMany(party => ReferralParties.Of(party, moment)).Distinct().Where(agency => agency != moment.Event.From)
            .Select(agency => new SendUpdate(new RoleAt(agency, AgencyRoles.DutyInbox), what, SpokenWords.Of(moment.Event))));

    /// <summary>For every party, the one that said it included.</summary>
    public static Consequence UpdateEveryone(string what) => new($"update `{what}` to everyone", moment =>
        Everyone.SelectMany(party => ReferralParties.Of(party, moment)).Distinct().Select(agency => new SendUpdate(new RoleAt(agency, AgencyRoles.DutyInbox), what, SpokenWords.Of(moment.Event))));

    public static Consequence Offer { get; } = new("offer it", moment => moment.After.OfferedTo is { } offered ? [new OfferTo(offered)] : []);

    public static Consequence Hold { get; } = new("assign the holder", moment => moment.Before.Holder == moment.After.Holder ? [] : [new AssignHolder(moment.After.Holder)]);

    public static Consequence Owe(string name, ReferralParty party, string role, ProcessClock clock) => new(
        $"{ReferralParties.InWords(party)} owes `{name}`",
        moment => ReferralParties.Of(party, moment).Select(agency => new OpenObligation(name, new RoleAt(agency, role), clock.Name, moment.Now)));

    /// <summary>Wherever nothing stands decided any more.</summary>
    public static Consequence OweDecision { get; } = new("the recipient owes `decide`, unless something is decided", moment => ReferralPhases.Undecided.Contains(moment.After.Phase)
        ? [new OpenObligation(Owed.Decide, new RoleAt(moment.After.Recipient, AgencyRoles.DutyInbox), Owed.Decide, moment.Now)]
        : []);

    public static Consequence OweOutcome { get; } = new("the recipient owes `feed-back-outcome`, unless it was given", moment => moment.After.OutcomeFedBackAt is null
        ? [new OpenObligation(Owed.FeedBackOutcome, new RoleAt(moment.After.Recipient, AgencyRoles.DutyInbox), ProcessClocks.Outcome.Name, moment.Now)]
        : []);

    /// <summary>With the referral it passes to the next authority, and to nobody who cannot call one.</summary>
    public static Consequence OweStrategyDiscussion { get; } = new("children’s social care that takes it on owes `strategy-discussion`, if it was owed", moment =>
        moment.Before.Open.IsOwed(Owed.StrategyDiscussion) && moment.After.Recipient.Kind == AgencyKinds.SocialCare
            ? [new OpenObligation(Owed.StrategyDiscussion, new RoleAt(moment.After.Recipient, AgencyRoles.TeamManager), ProcessClocks.StrategyDiscussion.Name, moment.Now)]
            : []);

    public static Consequence OweInformation { get; } = new("the referrer owes `supply-information`", moment =>
        [new OpenObligation(Owed.SupplyInformation, new RoleAt(moment.After.Referrer, AgencyRoles.DutyInbox), ProcessClocks.Information.Name, moment.Now) { Rating = RatingOf((InformationRequested)moment.Event) }]);

    public static Consequence Meet(params string[] names) => new($"met: {InCode(names)}", moment =>
        names.Select(name => new MeetObligation(name, ReferralProcess.NameOf(moment.Event.GetType()))));

    public static Consequence Cancel(params string[] names) => new($"no longer owed: {InCode(names)}", moment =>
        names.Select(name => new CancelObligation(name, ReferralProcess.NameOf(moment.Event.GetType()))));

    public static Consequence CancelAll { get; } = new("nothing is owed any more", moment =>
        moment.Before.Open.Select(owed => new CancelObligation(owed.Name, ReferralProcess.NameOf(moment.Event.GetType()))));

    public static Consequence PauseOrResume { get; } = new("pause or resume", moment =>
    [
        .. moment.After.Pauses.Except(moment.Before.Pauses).Select(reason => new PauseObligations(reason)),
        .. moment.Before.Pauses.Except(moment.After.Pauses).Select(reason => new ResumeObligations(reason)),
    ]);

    public static Consequence Ladder(string reason, string obligation) => new($"the ladder opens: `{reason}`", moment => [new OpenLadder(reason, obligation)]);

    public static Consequence LadderCloses { get; } = new("the ladder closes", moment =>
        moment.Before.ChallengedAt is not null || moment.Before.Open.IsOwed(Owed.ResolveDisagreement) ? [new CloseLadder(ReferralProcess.NameOf(moment.Event.GetType()))] : []);

    public static Consequence Climb { get; } = new("escalate", moment => [new Escalate(((ObligationOverdue)moment.Event).Obligation, ((ObligationOverdue)moment.Event).Step)]);

    public static Consequence StartNotice { get; } = new("the notice begins", moment => [new StartCloseNotice(moment.Now)]);

    public static Consequence StopNotice { get; } = new("the notice stops", moment => moment.Before.Closing is null ? [] : [new StopCloseNotice()]);

    public static Consequence TellCloseStopped { get; } = new("update `close-stopped` to everyone, if a close was announced", moment => moment.Before.Closing is null
        ? []
        : Everyone.SelectMany(party => ReferralParties.Of(party, moment)).Where(agency => agency != moment.Event.From)
            .Select(agency => new SendUpdate(new RoleAt(agency, AgencyRoles.DutyInbox), UpdateCodes.CloseStopped)));

    public static Consequence Recount { get; } = new("count open due times anew", moment => [new RecomputeDueTimes()]);

    private static Rating RatingOf(InformationRequested asked) => asked.Urgency switch
    {
        InformationUrgency.Red => Rating.Red,
        InformationUrgency.Green => Rating.Green,
        _ => Rating.Amber,
    };

    private static string InCode(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
