using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>One message that an agency sent.</summary>
/// <param name="MessageId">The sender's own, or the hash that stood in for it.</param>
/// <param name="Repeats">How often it came again after the first time.</param>
public sealed record MessageLine(Guid Id, string MessageId, DateTimeOffset ReceivedAt, string Kind, MessageOutcome Outcome, string? Reference, string Codes, int Repeats) : PersonalDataView;

public sealed record MessageList(IReadOnlyList<MessageLine> Lines, int Total, int Pages);

/// <summary>What one agency sent and what became of it. Every look begins with the agency: another's message is not found.</summary>
public sealed class Messages(IHubStore store, KeyRing keys, AuditTrail audit, MessageReading reading)
{
    public const int PerPage = 25;

    private static readonly ReceivedOutcome[] Recorded = [ReceivedOutcome.Recorded, ReceivedOutcome.UpdateApplied, ReceivedOutcome.ResponseApplied, ReceivedOutcome.EngagementApplied];

    /// <summary>The newest first.</summary>
    public async Task<MessageList> ListAsync(ConsolePerson person, string agency, MessageFilter filter, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var rows = await FilteredAsync(context, agency, filter, cancellation);
        var total = await rows.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PerPage - 1) / PerPage);
        var found = await rows.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Skip((Math.Min(filter.Page, pages) - 1) * PerPage).Take(PerPage)
            .Select(row => new ReceivedMessageRow
            {
                Id = row.Id,
                IdempotencyKey = row.IdempotencyKey,
                BodyIndex = row.BodyIndex,
                Sender = row.Sender,
                Kind = row.Kind,
                Channel = row.Channel,
                Urgent = row.Urgent,
                ReceivedAt = row.ReceivedAt,
                Outcome = row.Outcome,
                Reference = row.Reference,
                Codes = row.Codes,
                DataKeyId = row.DataKeyId,
                SealedProperties = row.SealedProperties,
                SealedBody = Array.Empty<byte>(),
            }).ToListAsync(cancellation);
        await audit.AppendAsync(person.Actor, "messages-read", agency, $"page {filter.Page}, {found.Count} of {total}", cancellation);
        return new MessageList(await reading.LinesAsync(context, agency, found, cancellation), total, pages);
    }

    /// <param name="written">The sender's message id, or the hub's reference of the concern.</param>
    /// <returns>The newest message that it is of; null when there is none of this agency.</returns>
    public async Task<Guid?> FindAsync(string agency, string written, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (key, reference) = (keys.BlindIndex("message", $"{agency}|{written}"), written.ToUpperInvariant());
        var own = Of(context, agency);
        return await own.Where(row => row.IdempotencyKey == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation)
            ?? await own.Where(row => row.Reference == reference).OrderByDescending(row => row.ReceivedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <returns>Null when there is no such message of this agency, whether or not there is one of another.</returns>
    public async Task<MessageView?> ReadAsync(ConsolePerson person, string agency, Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        if (await Of(context, agency).FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        await audit.AppendAsync(person.Actor, "message-read", id.ToString("N"), "what is wrong with it and what went out; not what it says", cancellation);
        return await reading.ViewAsync(context, agency, row, cancellation);
    }

    private static IQueryable<ReceivedMessageRow> Of(HubDbContext context, string agency) => context.ReceivedMessages.AsNoTracking().Where(row => row.Sender == agency);

    private static async Task<IQueryable<ReceivedMessageRow>> FilteredAsync(HubDbContext context, string agency, MessageFilter filter, CancellationToken cancellation)
    {
        var rows = Of(context, agency);
        if (filter.Kind?.ToString() is { } kind)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        if (filter.On is { } day)
        {
            var (from, to) = (TimeWords.StartOf(day).ToUniversalTime(), TimeWords.StartOf(day.AddDays(1)).ToUniversalTime());
            rows = rows.Where(row => row.ReceivedAt >= from && row.ReceivedAt < to);
        }

        switch (filter.Outcome)
        {
            case MessageOutcome.Recorded:
                return rows.Where(row => Recorded.Contains(row.Outcome));
            case MessageOutcome.Waiting:
                return rows.Where(row => row.Outcome == ReceivedOutcome.WaitingForConcern);
            case MessageOutcome.Rejected:
                return rows.Where(row => row.Outcome == ReceivedOutcome.Quarantined);
            case MessageOutcome.DeadLetter:
                return rows.Where(row => row.Outcome == ReceivedOutcome.DeadLetter);
            case MessageOutcome.Duplicate:
                var repeated = await RepeatedAsync(context, agency, cancellation);
                return rows.Where(row => repeated.Contains(row.Id));
            default:
                return rows;
        }
    }

    /// <summary>A message that came again was answered again, under the same id; that id is made from the message's own.</summary>
    private static async Task<IReadOnlyList<Guid>> RepeatedAsync(HubDbContext context, string agency, CancellationToken cancellation)
    {
        var answers = MessageReading.AnswersTo(context, agency);
        var again = (await answers.GroupBy(row => row.MessageId).Where(same => same.Count() > 1).Select(same => same.Key).ToListAsync(cancellation)).ToHashSet();
        var sealedBy = await answers.Where(row => again.Contains(row.MessageId)).Select(row => row.DataKeyId).Distinct().ToListAsync(cancellation);
        var candidates = await Of(context, agency).Where(row => sealedBy.Contains(row.DataKeyId)).Select(row => row.Id).ToListAsync(cancellation);
        return [.. candidates.Where(id => again.Contains(Answers.IdOf(id, "answer")))];
    }
}
