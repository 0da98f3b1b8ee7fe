using System.Runtime.CompilerServices;
using SafeguardingHub.Persistence;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>Counts that come by themselves. Asking for them does not lengthen a session, and they end with it.</summary>
internal static class LiveCounts
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static void MapLiveCounts(this IEndpointRouteBuilder routes) => routes.MapGet($"{SessionHandler.BackgroundPath}/counts", (HttpContext http, Inbox inbox, IHubStore store, TimeProvider time) =>
        http.Person() is { Agency: { } agency } person && person.May(ConsoleRights.ReadConcerns) && http.Session() is { } session
            ? Results.ServerSentEvents(CountsAsync(agency.ToString(), session, inbox, store, time, http.RequestAborted), "counts")
            : Results.Unauthorized());

    private static async IAsyncEnumerable<Unanswered> CountsAsync(string agency, ConsoleSession session, Inbox inbox, IHubStore store, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int? last = null;
        while (!cancellation.IsCancellationRequested && time.GetUtcNow() < session.EndsAt)
        {
            int? count = null;
            try
            {
                count = await inbox.UnansweredAsync(agency, cancellation);
            }
            catch (Exception away) when (store.IsUnavailable(away))
            {
                // The next look may find it again.
            }

            if (count is { } known && known != last)
            {
                last = known;
                yield return new Unanswered(known);
            }

            await Task.Delay(Every, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>As the page's script reads it.</summary>
    internal sealed record Unanswered(int Count);
}
