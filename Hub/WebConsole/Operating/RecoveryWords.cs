using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>Recovery's states and outcomes as operators read them.</summary>
public static class RecoveryWords
{
    private static readonly Dictionary<string, (string Words, bool Landed)> Outcomes = new(StringComparer.Ordinal)
    {
        ["recorded"] = ("recorded", true),
        ["update-applied"] = ("update applied", true),
        ["response-applied"] = ("answer applied", true),
        ["engagement-applied"] = ("added to the record of work", true),
        ["waiting-for-concern"] = ("recorded, and waits for the concern that it updates", true),
        ["duplicate"] = ("had been recorded already", true),
        ["delivered"] = ("delivered", true),
        ["released"] = ("given to delivery once more", true),
        ["already-settled"] = ("had been settled before", true),
        ["rejected"] = ("refused: the sender is told why", false),
        ["held"] = ("failed again", false),
        ["waits-behind"] = ("waits behind an earlier one about the same concern", false),
    };

    public static string State(GroupState state) => state switch
    {
        GroupState.Fixed => "Fixed, not replayed yet",
        GroupState.Regressed => "Has come back",
        _ => state.ToString(),
    };

    public static string Colour(GroupState state) => state switch
    {
        GroupState.New => "red",
        GroupState.Regressed => "orange",
        GroupState.Investigating => "yellow",
        GroupState.Fixed => "turquoise",
        GroupState.Replayed => "green",
        _ => "grey",
    };

    public static string Of(string outcome) => Outcomes.TryGetValue(outcome, out var known) ? known.Words : $"failed: {outcome}";

    public static bool Landed(string outcome) => Outcomes.TryGetValue(outcome, out var known) && known.Landed;

    /// <summary>How far a replay is, in one sentence.</summary>
    public static string Of(ReplayProgress replay)
    {
        var (landed, failed) = (replay.Outcomes.Where(each => Landed(each.Key)).Sum(each => each.Value), replay.Outcomes.Where(each => !Landed(each.Key)).Sum(each => each.Value));
        return replay.FinishedAt is null
            ? $"{replay.Done} of {TimeWords.Count(replay.Total, "message")} done."
            : $"Finished: {(failed == 0 ? $"{(landed == 1 ? "" : "all ")}{TimeWords.Count(landed, "message")} landed" : landed == 0 ? $"none of {TimeWords.Count(failed, "message")} landed" : $"{TimeWords.Count(landed, "message")} landed, {failed} did not")}.";
    }

    /// <summary>What a rehearsal came to.</summary>
    public static string Of(DryRunResult result) => (result.Pass, result.Fail) switch
    {
        (0, 0) => "Nothing of it is left to replay.",
        (var pass, 0) => $"{pass} would pass.",
        (0, var fail) => $"{fail} would still fail.",
        var (pass, fail) => $"{pass} would pass, {fail} still fail.",
    };
}
