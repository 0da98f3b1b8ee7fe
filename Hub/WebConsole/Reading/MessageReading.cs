using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>One message as its sender's integrators see it: what was said about it, never what it says.</summary>
public sealed record MessageView : PersonalDataView
{
    public required MessageLine Line { get; init; }

    public required string Channel { get; init; }

    public required bool Urgent { get; init; }

    public required string? ContentType { get; init; }

    /// <summary>As it came.</summary>
    public required int Bytes { get; init; }

    /// <summary>What stands in the way of acting on it; empty when it was acted on.</summary>
    public required IReadOnlyList<MessageProblem> Reasons { get; init; }

    public required IReadOnlyList<MessageProblem> Warnings { get; init; }

    public required IReadOnlyList<string> NotCarried { get; init; }

    /// <summary>What the hub sent because of it, in order.</summary>
    public required IReadOnlyList<MessageOut> Out { get; init; }

    /// <summary>What became of it since it was set aside; null when it was not.</summary>
    public required DeadLetterState? SetAside { get; init; }
}

/// <param name="Own">For the agency itself; another agency is not named here.</param>
/// <param name="SentAt">When its queue or mailbox had it; null for not yet.</param>
public sealed record MessageOut(string Type, bool Own, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, int Attempts, Guid MessageId);

/// <summary>Opens what was said about an agency's messages.</summary>
public sealed class MessageReading(KeyRing keys)
{
    private static readonly string[] AnswerTypes = ["receipt", "rejection"];
    private static readonly string[] ToldOthers = ["referral", "update"];

    /// <summary>What the hub answered the agency's messages.</summary>
    internal static IQueryable<OutboxRow> AnswersTo(HubDbContext context, string agency) => context.Outbox.AsNoTracking().Where(row => row.Recipient == agency && AnswerTypes.Contains(row.Type));

    /// <param name="rows">Of the agency's own messages.</param>
    public async Task<IReadOnlyList<MessageLine>> LinesAsync(HubDbContext context, string agency, IReadOnlyList<ReceivedMessageRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => Answers.IdOf(row.Id, "answer")).ToList();
        var answered = await AnswersTo(context, agency).Where(row => ids.Contains(row.MessageId)).GroupBy(row => row.MessageId).Select(same => new { Id = same.Key, Count = same.Count() }).ToDictionaryAsync(each => each.Id, each => each.Count, cancellation);
        var sealedBy = rows.Select(row => row.DataKeyId).Distinct().ToList();
        var opened = await context.DataKeys.AsNoTracking().Where(row => sealedBy.Contains(row.Id)).ToDictionaryAsync(row => row.Id, keys.Unwrap, cancellation);
        return [.. rows.Where(row => opened.ContainsKey(row.DataKeyId)).Select(row => LineOf(row, PropertiesOf(row, opened[row.DataKeyId]), answered.GetValueOrDefault(Answers.IdOf(row.Id, "answer"), 1) - 1))];
    }

    internal async Task<MessageView?> ViewAsync(HubDbContext context, string agency, ReceivedMessageRow row, CancellationToken cancellation)
    {
        if (await context.DataKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Id == row.DataKeyId, cancellation) is not { } wrapped)
        {
            return null;
        }

        var properties = PropertiesOf(row, keys.Unwrap(wrapped));
        var sent = await OutAsync(context, agency, row, cancellation);
        return new MessageView
        {
            Line = LineOf(row, properties, Math.Max(0, sent.Count(each => each.MessageId == Answers.IdOf(row.Id, "answer")) - 1)),
            Channel = row.Channel,
            Urgent = row.Urgent,
            ContentType = properties.ContentType,
            Bytes = properties.WholeBytes,
            Reasons = [.. properties.Problems.Where(Problems.Refuses)],
            Warnings = [.. properties.Problems.Where(problem => !Problems.Refuses(problem))],
            NotCarried = properties.NotCarried,
            Out = [.. sent.Select(each => new MessageOut(each.Type, each.Recipient == agency, each.CreatedAt, each.SentAt, each.Attempts, each.MessageId))],
            SetAside = (await context.DeadLetters.AsNoTracking().FirstOrDefaultAsync(dead => dead.Id == row.Id, cancellation))?.State,
        };
    }

    /// <summary>Its answer; what came to the agency about the concern since; and the news of it that others were told, where the agency raised it.</summary>
    private static async Task<IReadOnlyList<OutboxRow>> OutAsync(HubDbContext context, string agency, ReceivedMessageRow row, CancellationToken cancellation)
    {
        var answer = Answers.IdOf(row.Id, "answer");
        var concern = row.ConcernId;
        var raised = concern is not null && await context.Concerns.AnyAsync(each => each.Id == concern && each.RaisedBy == agency, cancellation);
        return await context.Outbox.AsNoTracking()
            .Where(each => (each.MessageId == answer && each.Recipient == agency) || (concern != null && each.ConcernId == concern && each.CreatedAt >= row.ReceivedAt && (each.Recipient == agency || (raised && ToldOthers.Contains(each.Type)))))
            .OrderBy(each => each.Sequence).ToListAsync(cancellation);
    }

    private static MessageProperties PropertiesOf(ReceivedMessageRow row, DataKey key) => key.Open(row.SealedProperties, RecordJson.Default.MessageProperties, SealedJson.Properties(row.Id));

    private static MessageLine LineOf(ReceivedMessageRow row, MessageProperties properties, int repeats) => new(
        row.Id, properties.AnsweredMessageId, row.ReceivedAt, row.Kind.ToLowerInvariant(), OutcomeOf(row.Outcome), row.Reference, row.Codes, repeats);

    private static MessageOutcome OutcomeOf(ReceivedOutcome outcome) => outcome switch
    {
        ReceivedOutcome.Quarantined => MessageOutcome.Rejected,
        ReceivedOutcome.DeadLetter => MessageOutcome.DeadLetter,
        ReceivedOutcome.WaitingForConcern => MessageOutcome.Waiting,
        _ => MessageOutcome.Recorded,
    };
}
