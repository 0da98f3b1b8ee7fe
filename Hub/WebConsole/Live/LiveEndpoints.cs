using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Live;

/// <summary>What is new for a page that is open. The page says what it shows; nothing on it moves.</summary>
public static class LiveEndpoints
{
    /// <param name="known">How many alerts the page shows as unanswered.</param>
    /// <param name="at">When the page was made.</param>
    public static string Counts(int known, DateTimeOffset at) =>
        QueryHelpers.AddQueryString($"{SessionHandler.BackgroundPath}/counts", [KeyValuePair.Create("known", (string?)known.ToString(CultureInfo.InvariantCulture)), Since(at)]);

    /// <inheritdoc cref="Counts"/>
    public static string Concern(ConcernView view, DateTimeOffset at) =>
        QueryHelpers.AddQueryString($"{SessionHandler.BackgroundPath}/concerns/{view.Reference}", [KeyValuePair.Create("seen", (string?)view.Seen.ToString(CultureInfo.InvariantCulture)), Since(at)]);

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{SessionHandler.BackgroundPath}/counts", (int? known, DateTimeOffset? since, HttpContext http, LiveStream stream, Inbox inbox) =>
            Refusal(http) ?? stream.Answer(http, async cancellation => Words(known ?? 0, await inbox.UnansweredSinceAsync(http.Person()!.Agency!.Value.ToString(), since ?? DateTimeOffset.MaxValue, cancellation))));
        routes.MapGet($"{SessionHandler.BackgroundPath}/concerns/{{reference}}", ConcernAsync);
    }

    private static async Task<IResult> ConcernAsync(string reference, long? seen, DateTimeOffset? since, HttpContext http, LiveStream stream, IHubStore store)
    {
        if (Refusal(http) is { } refusal)
        {
            return refusal;
        }

        var agency = http.Person()!.Agency!.Value.ToString();
        await using var context = store.Open();
        var concern = await context.ConcernsOf(agency).Where(row => row.Reference == reference).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(http.RequestAborted);
        return concern is { } id ? stream.Answer(http, cancellation => NewsOfAsync(store, id, agency, seen ?? long.MaxValue, (since ?? DateTimeOffset.MaxValue).ToUniversalTime(), cancellation)) : Results.NotFound();
    }

    private static async Task<string?> NewsOfAsync(IHubStore store, Guid concern, string agency, long seen, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var answered = await context.RecordedAnswers.Where(row => row.ConcernId == concern && row.Sender == agency && row.Sequence > seen).OrderBy(row => row.Sequence).Select(row => (DateTimeOffset?)row.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (answered is { } at)
        {
            return $"Somebody at your agency answered or added to this concern at {TimeWords.Clock(at)}. Refresh to see it.";
        }

        return await context.Outbox.AnyAsync(row => row.ConcernId == concern && row.Recipient == agency && row.CreatedAt > since, cancellation) ? "There is news of this concern. Refresh to see it." : "";
    }

    private static string Words(int known, NewAlerts now) => now switch
    {
        { Fresh: > 0 } => $"{TimeWords.Count(now.Fresh, "new alert")}. Refresh to see {(now.Fresh == 1 ? "it" : "them")}.",
        _ when now.Unanswered > known => $"{TimeWords.Count(now.Unanswered - known, "new alert")}. Refresh to see {(now.Unanswered - known == 1 ? "it" : "them")}.",
        _ when now.Unanswered < known => "Alerts have been answered. Refresh to see what is left.",
        _ => "",
    };

    private static KeyValuePair<string, string?> Since(DateTimeOffset at) => KeyValuePair.Create("since", (string?)at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));

    private static IResult? Refusal(HttpContext http) => http.Person() switch
    {
        null => Results.Unauthorized(),
        { Agency: not null } person when person.May(ConsoleRights.ReadConcerns) => null,
        _ => Results.StatusCode(StatusCodes.Status403Forbidden),
    };
}
