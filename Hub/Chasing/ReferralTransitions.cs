using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>
/// The table: every transition of a referral, in order. What applies to every event stands first, what is left over last.
/// <c>docs/operators/referral-process.md</c> is written from it.
/// </summary>
public static class ReferralTransitions
{
    private static readonly ReferralTransition[] First =
    [
        new On<ReferralEvent>
        {
            In = Anywhere,
            When = "this very event was applied before",
            If = (state, happened, _) => state.Applied.Contains(happened.Id),
            Then = [Tell("Received again; nothing changes.")],
            Why = "What arrives twice takes effect once.",
            Source = TheHub,
        },
        new On<ReferralEvent>
        {
            In = Anywhere,
            When = "the sender is not who may say it",
            If = (state, happened, _) => !ReferralProcess.MaySay(state, happened),
            Then = [Refuse(Refusals.NotYours)],
            Why = "No agency answers for another.",
            Source = TheHub,
        },
        new On<ReferralEvent>
        {
            In = Anywhere,
            When = "it is a person’s to say and nobody is named",
            If = (_, happened, _) => happened is IDoneByPerson { By: not { IsNamed: true } },
            Then = [Refuse(Refusals.PersonNotNamed)],
            Why = "Chasing goes on until a named person has answered.",
            Source = WorkingTogether,
        },
    ];

    private static readonly ReferralTransition[] Last =
    [
        new On<ReferralEvent>
        {
            In = Ended,
            When = "the hub says it",
            If = (_, happened, _) => happened.From is null,
            Then = [Tell("The referral has ended; nothing follows.")],
            Why = "Timers and deliveries may come late.",
            Source = TheHub,
        },
        new On<ReferralEvent> { In = [Closed], Then = [Refuse(Refusals.Closed)], Why = "What comes after a close is recorded and answered.", Source = TheHub },
        new On<ReferralEvent> { In = [Withdrawn], Then = [Refuse(Refusals.Withdrawn)], Why = "What comes after a withdrawal is recorded and answered.", Source = TheHub },
        new On<ReferralEvent> { In = [EnteredInError], Then = [Refuse(Refusals.EnteredInError)], Why = "What comes after a correction is recorded and answered.", Source = TheHub },
    ];

    /// <summary>In the order in which they are tried.</summary>
    public static IReadOnlyList<ReferralTransition> All { get; } =
        [.. First, .. DeliveryRows.All, .. AnswerRows.All, .. RedirectRows.All, .. InformationRows.All, .. CloseRows.All, .. ObjectionRows.All, .. ChallengeRows.All, .. EndingRows.All, .. OverdueRows.All, .. Last];

    /// <summary>The row that applies.</summary>
    /// <exception cref="InvalidOperationException">The table has a gap; a test sees to it that it has none.</exception>
    public static ReferralTransition For(ReferralState state, ReferralEvent happened, DateTimeOffset now) =>
        All.FirstOrDefault(row => row.Fits(state, happened, now))
        ?? throw new InvalidOperationException($"The table has no row for {ReferralProcess.NameOf(happened.GetType())} in {state.Phase}.");
}
