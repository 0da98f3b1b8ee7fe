using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where partners object to a close.</summary>
internal static class ObjectionRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<CloseObjected>
        {
            In = [CloseAnnounced],
            To = [Accepted, Declined],
            Next = (state, _, _) => state with { Closing = null },
            Then =
            [
                Tell("A partner objected; the close is stopped and the holder owes an answer."), StopNotice, Update(UpdateCodes.CloseObjected, ReferralParty.Holder, ReferralParty.Referrer, ReferralParty.Recipient, ReferralParty.Partners),
                Ladder("objection", Owed.AnswerObjection), Owe(Owed.AnswerObjection, ReferralParty.Holder, AgencyRoles.TeamManager, ProcessClocks.AnswerObjection),
            ],
            Why = "Any partner may know something that the holder does not.",
            Source = Partnership,
        },
        new On<CloseObjected> { In = StillOpen, Then = [Refuse(Refusals.NoCloseAnnounced)], Why = "There is nothing to stop.", Source = TheHub },
        new On<CloseObjected>
        {
            In = [Closed],
            Then = [Refuse(Refusals.Closed), Update(UpdateCodes.LateObjection, ReferralParty.Holder)],
            Why = "Too late to stop it, but the former holder hears of it.",
            Source = TheHub,
        },
        new On<ObjectionAnswered>
        {
            In = StillOpen,
            When = "an objection is open",
            If = (state, _, _) => state.Open.IsOwed(Owed.AnswerObjection),
            Then = [Tell("The objection was answered."), Update(UpdateCodes.ObjectionAnswered, ReferralParty.Referrer, ReferralParty.Recipient, ReferralParty.Partners), Meet(Owed.AnswerObjection)],
            Why = "After it a close may be announced again, with a new notice.",
            Source = Partnership,
        },
        new On<ObjectionAnswered> { In = StillOpen, Then = [Refuse(Refusals.NoObjectionOpen)], Why = "There is nothing to answer.", Source = TheHub },
    ];
}
