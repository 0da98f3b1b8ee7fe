using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Live;

/// <summary>How far a replay has come, by itself, until it is finished.</summary>
internal static class LiveReplays
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapLiveReplays(this IEndpointRouteBuilder routes) => routes.MapGet($"{SessionHandler.BackgroundPath}/replays/{{id:guid}}", async (Guid id, HttpContext http, DeadLetterQueries queries, LiveStream stream) =>
    {
        if (http.Person() is not { } person)
        {
            return Results.Unauthorized();
        }

        if (!person.May(ConsoleRights.SeeOperations))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            // Whether there is such a replay has to be known before the answer begins.
            await queries.ReplayAsync(id, http.RequestAborted);
            return stream.Answer(http, "progress", Every, async cancellation => Progress.Of(await queries.ReplayAsync(id, cancellation)), progress => progress.Finished);
        }
        catch (RefusedException refused)
        {
            return Results.StatusCode(refused.StatusCode);
        }
    });

    /// <summary>As the page's script reads it.</summary>
    internal sealed record Progress(int Done, int Total, bool Finished, string Words)
    {
        public static Progress Of(ReplayProgress replay) => new(replay.Done, replay.Total, replay.FinishedAt is not null, RecoveryWords.Of(replay));
    }
}
