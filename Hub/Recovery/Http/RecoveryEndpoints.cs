using System.Net.Mime;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Watching;

namespace SafeguardingHub.Recovery.Http;

/// <summary>
/// <c>/recovery</c>: dead letters for operators, each request with the operator's own key as <c>Authorization: Bearer …</c>. The same
/// handlers as the command line's. A refusal is a problem with what was wrong with it; nothing was done then.
/// </summary>
public static class RecoveryEndpoints
{
    private const int MostLetters = 200;

    public static void MapRecovery(this IEndpointRouteBuilder routes)
    {
        var recovery = routes.MapGroup("/recovery").AddEndpointFilter<OperatorFilter>();
        recovery.MapGet("/groups", (bool? all, string? agency, DeadLetterQueries queries, CancellationToken cancellation) => queries.ListAsync(all == true, agency, cancellation));
        recovery.MapGet("/groups/{group}", (string group, int? most, DeadLetterQueries queries, CancellationToken cancellation) => queries.ShowAsync(group, Math.Clamp(most ?? MostLetters, 1, MostLetters), cancellation));
        recovery.MapGet("/letters/{id:guid}", (Guid id, DeadLetterQueries queries, CancellationToken cancellation) => queries.ShowOneAsync(id, cancellation));
        recovery.MapGet("/retries", (DeadLetterQueries queries, CancellationToken cancellation) => queries.RetriesAsync(cancellation));
        recovery.MapGet("/incidents", (Incidents incidents, CancellationToken cancellation) => incidents.OpenAsync(cancellation));
        recovery.MapGet("/uncollected", (DeadLetterQueries queries, CancellationToken cancellation) => queries.UncollectedAsync(cancellation));
        recovery.MapGet("/export", (HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) => commands.ExportAsync(OperatorFilter.PersonOf(http), cancellation));
        recovery.MapPost("/letters/{id:guid}/reveal", RevealAsync);
        recovery.MapPost("/groups/{group}/owner", async (string group, OwnerRequest asked, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) =>
        {
            await commands.AssignAsync(OperatorFilter.PersonOf(http), group, asked.Owner, cancellation);
            return Results.NoContent();
        });
        recovery.MapPost("/groups/{group}/fixed", async (string group, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) =>
        {
            await commands.MarkFixedAsync(OperatorFilter.PersonOf(http), group, cancellation);
            return Results.NoContent();
        });
        recovery.MapPost("/groups/{group}/notes", async (string group, NoteRequest asked, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) =>
        {
            await commands.NoteAsync(OperatorFilter.PersonOf(http), group, asked.Text, cancellation);
            return Results.NoContent();
        });
        recovery.MapPost("/dry-runs", (TargetRequest asked, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) => commands.DryRunAsync(OperatorFilter.PersonOf(http), asked.Target ?? "", cancellation));
        recovery.MapPost("/replays", (TargetRequest asked, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation) => commands.ReplayAsync(OperatorFilter.PersonOf(http), asked.Target ?? "", asked.Reason, cancellation));
        recovery.MapGet("/replays/{id:guid}", (Guid id, DeadLetterQueries queries, CancellationToken cancellation) => queries.ReplayAsync(id, cancellation));
        recovery.MapGet("/proposals", (TwoPersonProposals proposals, CancellationToken cancellation) => proposals.OpenAsync(cancellation));
        recovery.MapPost("/proposals/discard", (TargetRequest asked, HttpContext http, TwoPersonProposals proposals, CancellationToken cancellation) =>
            proposals.ProposeDiscardAsync(OperatorFilter.PersonOf(http), asked.Target ?? "", asked.Reason, cancellation));
        recovery.MapPost("/proposals/edit", (EditRequest asked, HttpContext http, TwoPersonProposals proposals, CancellationToken cancellation) =>
            proposals.ProposeEditAsync(OperatorFilter.PersonOf(http), asked.Id, asked.Body ?? [], asked.Reason, cancellation));
        recovery.MapPost("/proposals/{id:guid}/decision", (Guid id, DecisionRequest asked, HttpContext http, TwoPersonProposals proposals, CancellationToken cancellation) =>
            proposals.DecideAsync(OperatorFilter.PersonOf(http), id, asked.Approve, cancellation));
    }

    private static async Task<IResult> RevealAsync(Guid id, TargetRequest asked, HttpContext http, DeadLetterCommands commands, CancellationToken cancellation)
    {
        var letter = await commands.RevealAsync(OperatorFilter.PersonOf(http), id, asked.Reason, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        // What a sender called its bytes is not believed: a browser would run a page.
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        return Results.Bytes(letter.Body, MediaTypeNames.Application.Octet);
    }
}

/// <param name="Owner">Null for nobody.</param>
internal sealed record OwnerRequest(string? Owner);

internal sealed record NoteRequest(string? Text);

/// <param name="Target">A group's id or a dead letter's.</param>
internal sealed record TargetRequest(string? Target, string? Reason);

/// <param name="Body">The corrected bytes, in Base64.</param>
internal sealed record EditRequest(Guid Id, byte[]? Body, string? Reason);

internal sealed record DecisionRequest(bool Approve);
