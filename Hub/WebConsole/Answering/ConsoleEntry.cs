using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Answering;

/// <summary>What came of something that a person sent.</summary>
/// <param name="Earlier">A colleague's answer, which came in between; nothing was done.</param>
/// <param name="Refusal">Why it could not be done, as the process says it; it is recorded, and nothing changed.</param>
public sealed record SendingResult(OwnAnswer? Earlier, string? Refusal)
{
    public static readonly SendingResult Done = new(null, null);
}

/// <summary>
/// Turns what a person sent into a message of the agency and gives it to the flow, as any other entry does: what holds for a message from
/// a queue holds for a form.
/// </summary>
public sealed class ConsoleEntry(Flow flow, IHubStore store, KeyRing keys, OneAtATime oneAtATime)
{
    private const int MostLooks = 150;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <param name="formId">Of the form: sent twice it counts once.</param>
    /// <param name="seen">The last of the agency's own answers that the form showed.</param>
    public Task<SendingResult> AnswerAsync(ConsolePerson person, ConcernView view, ReferralResponse response, string formId, long seen, CancellationToken cancellation) =>
        oneAtATime.RunAsync(view.Row.Id, view.Agency.ToString(), async () =>
        {
            if (await EarlierAsync(view, seen, MessageId(formId), cancellation) is { } earlier)
            {
                return earlier.MessageId == MessageId(formId) ? SendingResult.Done : new SendingResult(earlier, null);
            }

            var body = JsonSerializer.SerializeToUtf8Bytes(response, CanonicalJson.Default.ReferralResponse);
            var accepted = await SendAsync(person, "response", body, formId, urgent: view.Row.Urgent, cancellation);
            return await OutcomeAsync(view, accepted, formId, cancellation);
        }, cancellation);

    public async Task<SendingResult> LogAsync(ConsolePerson person, ConcernView view, EngagementEvent happened, string formId, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(happened, CanonicalJson.Default.EngagementEvent);
        var accepted = await SendAsync(person, "engagement", body, formId, happened.Kind == EngagementKind.ChildReachedOut, cancellation);
        return await OutcomeAsync(view, accepted, formId, cancellation);
    }

    public Task<Acceptance> RaiseAsync(ConsolePerson person, Concern concern, string formId, CancellationToken cancellation) =>
        SendAsync(person, "concern", JsonSerializer.SerializeToUtf8Bytes(concern, CanonicalJson.Default.Concern), formId, concern.Risk.Level == RiskLevel.Immediate, cancellation);

    private static string MessageId(string formId) => $"console-{formId}";

    private Task<Acceptance> SendAsync(ConsolePerson person, string message, byte[] body, string formId, bool urgent, CancellationToken cancellation) => flow.AcceptAsync(new Delivered
    {
        Channel = CanonicalForm.Channel,
        Sender = person.Agency,
        Message = message,
        Urgent = urgent,
        MessageId = MessageId(formId),
        ContentType = CanonicalForm.ContentType,
        Body = body,
    }, cancellation);

    /// <summary>The agency's first answer since the form was made; log entries are no answers.</summary>
    private async Task<OwnAnswer?> EarlierAsync(ConcernView view, long seen, string messageId, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (concern, agency) = (view.Row.Id, view.Agency.ToString());
        var rows = await context.RecordedAnswers.AsNoTracking().Where(row => row.ConcernId == concern && row.Sender == agency && row.Sequence > seen).OrderBy(row => row.Sequence).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().FirstAsync(row => row.Id == concern, cancellation));
        var answers = rows.Select(row => Concerns.Answer(row, key)).Where(answer => answer.Response is not null).ToList();
        return answers.FirstOrDefault(answer => answer.MessageId == messageId) ?? answers.FirstOrDefault();
    }

    /// <summary>Recorded is certain; that it has taken effect is waited for a little, so that the next page shows it.</summary>
    private async Task<SendingResult> OutcomeAsync(ConcernView view, Acceptance accepted, string formId, CancellationToken cancellation)
    {
        if (accepted.Outcome is not (Persistence.Rows.ReceivedOutcome.ResponseApplied or Persistence.Rows.ReceivedOutcome.EngagementApplied))
        {
            return new SendingResult(null, accepted.Problems.Count == 0 ? "The hub could not act on it. An operator will look at it." : string.Join(' ', accepted.Problems.Select(problem => problem.Text)));
        }

        var received = keys.BlindIndex("message", $"{view.Agency}|{MessageId(formId)}");
        await using var context = store.Open();
        for (var look = 0; look < MostLooks; look++)
        {
            var applied = await (from message in context.ReceivedMessages where message.IdempotencyKey == received join answer in context.RecordedAnswers on message.Id equals answer.ReceivedId select answer.AppliedAt).FirstOrDefaultAsync(cancellation);
            if (applied is not null)
            {
                return await RefusalAsync(context, view, MessageId(formId), cancellation) is { } refusal ? new SendingResult(null, refusal) : SendingResult.Done;
            }

            await Task.Delay(LookEvery, cancellation);
        }

        return SendingResult.Done;
    }

    private async Task<string?> RefusalAsync(HubDbContext context, ConcernView view, string messageId, CancellationToken cancellation)
    {
        var (concern, agency) = (view.Row.Id, view.Agency.ToString());
        var rejections = await context.Outbox.AsNoTracking().Where(row => row.ConcernId == concern && row.Recipient == agency && row.Type == "rejection").ToListAsync(cancellation);
        if (rejections.Count == 0)
        {
            return null;
        }

        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().FirstAsync(row => row.Id == concern, cancellation));
        var ours = rejections.Where(row => row.DataKeyId == key.Id).Select(row => key.Open(row.SealedContent, CanonicalJson.Default.Outgoing, SealedJson.Outgoing(row.MessageId))).OfType<Rejection>().FirstOrDefault(each => each.AnsweredMessageId == messageId);
        return ours is null ? null : string.Join(' ', ours.Problems.Select(problem => problem.Text));
    }
}
