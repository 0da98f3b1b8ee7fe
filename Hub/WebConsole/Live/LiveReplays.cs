using System.Runtime.CompilerServices;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Live;

/// <summary>How far a replay has come, by itself, until it is finished or the session ends. Asking does not lengthen a session.</summary>
internal static class LiveReplays
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapLiveReplays(this IEndpointRouteBuilder routes) => routes.MapGet($"{SessionHandler.BackgroundPath}/replays/{{id:guid}}", async (Guid id, HttpContext http, DeadLetterQueries queries, IHubStore store, TimeProvider time) =>
    {
        if (http.Person() is not { } person || http.Session() is not { } session)
        {
            return Results.Unauthorized();
        }

        if (!person.May(ConsoleRights.SeeOperations))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            var first = await queries.ReplayAsync(id, http.RequestAborted);
            return Results.ServerSentEvents(ProgressAsync(first, session, queries, store, time, http.RequestAborted), "progress");
        }
        catch (RefusedException refused)
        {
            return Results.StatusCode(refused.StatusCode);
        }
    });

    private static async IAsyncEnumerable<Progress> ProgressAsync(ReplayProgress first, ConsoleSession session, DeadLetterQueries queries, IHubStore store, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Progress.Of(first);
        var last = first;
        while (last.FinishedAt is null && !cancellation.IsCancellationRequested && time.GetUtcNow() < session.EndsAt)
        {
            await Task.Delay(Every, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (await LookAsync(first.Id, queries, store, cancellation) is { } now && (now.Done != last.Done || now.FinishedAt != last.FinishedAt))
            {
                last = now;
                yield return Progress.Of(now);
            }
        }
    }

    /// <summary>Null while the store is away: the next look may find it again.</summary>
    private static async Task<ReplayProgress?> LookAsync(Guid id, DeadLetterQueries queries, IHubStore store, CancellationToken cancellation)
    {
        try
        {
            return await queries.ReplayAsync(id, cancellation);
        }
        catch (Exception away) when (store.IsUnavailable(away) || away is OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>As the page's script reads it.</summary>
    internal sealed record Progress(int Done, int Total, bool Finished, string Words)
    {
        public static Progress Of(ReplayProgress replay) => new(replay.Done, replay.Total, replay.FinishedAt is not null, RecoveryWords.Of(replay));
    }
}
