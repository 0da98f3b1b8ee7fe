using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Intake;

/// <summary>
/// <c>POST /intake/&lt;agency-id&gt;?message=concern|update|response|engagement&amp;urgent=true</c>: the same bytes on the same way as from a queue, answered at
/// once. 202 with the reference, 409 for a repeat, 422 with every error, 401 without the agency's key, 429 when it has to wait.
/// </summary>
public static class HttpIntake
{
    /// <summary>Either header may name the message, so that a retry is known as one.</summary>
    public static IReadOnlyList<string> MessageIdHeaders { get; } = ["Idempotency-Key", "X-Request-Id"];

    public static void MapHttpIntake(this IEndpointRouteBuilder routes) =>
        // The limit is the hub's own: a message over it is answered with its problem like any other.
        routes.MapPost("/intake/{agency}", AcceptAsync).WithMetadata(new DisableRequestSizeLimitAttribute());

    internal static async Task<IResult> AcceptAsync(string agency, HttpRequest request, Flow flow, ApiKeys keys, AgencyRates rates, ReceivingLimits limits, IHubStore store, CancellationToken cancellation)
    {
        if (!keys.Proves(agency, AgencyKey.From(request)) || !AgencyId.TryParse(agency, out var sender))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The key does not prove this agency.", detail: "Send the agency's key as 'Authorization: Bearer …' or 'X-Api-Key: …'.");
        }

        if (rates.WaitOf(sender) is { } wait)
        {
            request.HttpContext.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "The agency sends faster than its limit.", detail: "Nothing was recorded. Wait as Retry-After says, then send it again with the same message id.");
        }

        var delivered = new Delivered
        {
            Channel = "http",
            Sender = sender,
            Message = request.Query["message"].FirstOrDefault() ?? "concern",
            Urgent = request.Query["urgent"].FirstOrDefault() is "true" or "1",
            MessageId = MessageIdHeaders.Select(name => request.Headers[name].FirstOrDefault()).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)),
            CorrelationId = request.Headers["X-Correlation-Id"].FirstOrDefault(),
            ContentType = request.ContentType,
            ContentEncoding = request.Headers.ContentEncoding,
            Body = await ReadAsync(request.Body, limits.MostBytes, cancellation),
        };
        try
        {
            return Answer(await flow.AcceptAsync(delivered, cancellation));
        }
        catch (Exception away) when (store.IsUnavailable(away))
        {
            request.HttpContext.Response.Headers.RetryAfter = "5";
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The hub cannot store it now.", detail: "Nothing was recorded. Send it again with the same message id.");
        }
    }

    internal static IResult Answer(Acceptance accepted)
    {
        if (accepted.Outcome == ReceivedOutcome.Quarantined)
        {
            var status = accepted.Problems switch
            {
                _ when accepted.Problems.Any(problem => problem.Code == Problems.SameIdOtherBody.Code) => StatusCodes.Status409Conflict,
                _ when accepted.Problems.Any(problem => problem.Code == Problems.TooLarge.Code) => StatusCodes.Status413PayloadTooLarge,
                _ when accepted.Problems.Any(problem => problem.Code == Problems.ContentEncoded.Code) => StatusCodes.Status415UnsupportedMediaType,
                _ => StatusCodes.Status422UnprocessableEntity,
            };
            return Results.Problem(statusCode: status, type: "urn:safeguardinghub:problem:rejected", title: "The message cannot be acted on.", extensions: Details(accepted));
        }

        return accepted.Repeated
            ? Results.Problem(statusCode: StatusCodes.Status409Conflict, type: "urn:safeguardinghub:problem:duplicate", title: "The message was received before. Treat it as delivered.", extensions: Details(accepted))
            : Results.Json(Details(accepted), statusCode: StatusCodes.Status202Accepted);
    }

    private static Dictionary<string, object?> Details(Acceptance accepted) => new()
    {
        ["outcome"] = accepted.Repeated ? "duplicate" : accepted.Outcome.Word(),
        ["reference"] = accepted.Reference?.ToString(),
        ["messageId"] = accepted.AnsweredMessageId,
        ["receivedAt"] = accepted.ReceivedAt,
        [accepted.Outcome == ReceivedOutcome.Quarantined ? "errors" : "warnings"] =
            accepted.Problems.Select(problem => new { code = problem.Code, pointer = problem.Pointer, detail = problem.Text }).ToList(),
        ["notCarried"] = accepted.NotCarried,
    };

    /// <summary>One byte over the limit at the most: enough to know that it is over.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, int mostBytes, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= mostBytes && await body.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            read.Write(buffer, 0, (int)Math.Min(count, mostBytes + 1 - read.Length));
        }

        return read.ToArray();
    }
}
