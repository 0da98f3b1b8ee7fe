using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.Intake;

/// <summary>
/// <c>GET /mailbox/&lt;agency-id&gt;</c> lists what waits, <c>GET …/&lt;message-id&gt;</c> reads one, <c>DELETE …/&lt;message-id&gt;</c> says that it was
/// collected: the way out for agencies without a queue, with the same key as the intake. What is read and collected is in the audit.
/// </summary>
public static class MailboxEndpoints
{
    private const int MostListed = 100;

    public static void MapMailbox(this IEndpointRouteBuilder routes)
    {
        var mailbox = routes.MapGroup("/mailbox/{agency}").AddEndpointFilter(async (context, next) =>
        {
            var agency = (string?)context.HttpContext.GetRouteValue("agency") ?? "";
            return context.HttpContext.RequestServices.GetRequiredService<ApiKeys>().Proves(agency, AgencyKey.From(context.HttpContext.Request))
                ? await next(context)
                : Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The key does not prove this agency.");
        });
        mailbox.MapGet("", ListAsync);
        mailbox.MapGet("/{messageId:guid}", ReadAsync);
        mailbox.MapDelete("/{messageId:guid}", CollectAsync);
    }

    private static async Task<IResult> ListAsync(string agency, IHubStore store, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var waiting = await context.Mailbox.AsNoTracking().Where(row => row.Recipient == agency && row.CollectedAt == null)
            .OrderBy(row => row.PlacedAt).Take(MostListed)
            .Select(row => new { messageId = row.MessageId, type = row.Type, contentType = row.ContentType, placedAt = row.PlacedAt }).ToListAsync(cancellation);
        return Results.Ok(waiting);
    }

    private static async Task<IResult> ReadAsync(string agency, Guid messageId, IHubStore store, AuditTrail audit, KeyRing keys, HttpResponse response, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.Mailbox.AsNoTracking().FirstOrDefaultAsync(mail => mail.MessageId == messageId && mail.Recipient == agency, cancellation);
        if (row is null)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such message for this agency.");
        }

        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == row.DataKeyId, cancellation));
        await audit.AppendAsync(agency, "mailbox-read", messageId.ToString("N"), row.Type, cancellation);
        response.Headers["X-Message-Type"] = row.Type;
        response.Headers.CacheControl = "no-store";
        return Results.Bytes(key.Open(row.SealedBody, SealedJson.Mail(messageId)), row.ContentType);
    }

    private static async Task<IResult> CollectAsync(string agency, Guid messageId, AuditTrail audit, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var collected = await audit.DoAsync(
            agency,
            "mailbox-collected",
            messageId.ToString("N"),
            "",
            async (context, within) => await context.Mailbox.Where(mail => mail.MessageId == messageId && mail.Recipient == agency && mail.CollectedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.CollectedAt, now), within) > 0,
            cancellation);
        return collected ? Results.NoContent() : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such message waiting for this agency.");
    }
}
