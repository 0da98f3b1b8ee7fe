using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Demonstration;

/// <summary>Agencies of the embedded hub: they send over the in-memory transport and collect from their mailboxes.</summary>
internal sealed class EmbeddedAgencies(InMemoryAgencyClient client, IHubStore store, KeyRing keys, TimeProvider time) : IDemoAgencies
{
    public Task SendAsync(DemoMessage message, ReadOnlyMemory<byte> body, string messageId, CancellationToken cancellation) =>
        client.SendAsync(message.Sender, message.Message, message.Urgent, body, message.ContentType, messageId, cancellation: cancellation);

    public async Task<IReadOnlyList<CollectedMessage>> CollectAsync(AgencyId agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var recipient = agency.ToString();
        var waiting = await context.Mailbox.Where(row => row.Recipient == recipient && row.CollectedAt == null).OrderBy(row => row.PlacedAt).ToListAsync(cancellation);
        var keyIds = waiting.Select(row => row.DataKeyId).ToList();
        var dataKeys = await context.DataKeys.Where(row => keyIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var collected = waiting.Select(row => new CollectedMessage(
            row.MessageId.ToString(), row.Type, row.ContentType, keys.Unwrap(dataKeys[row.DataKeyId]).Open(row.SealedBody, SealedJson.Mail(row.MessageId)))).ToList();
        waiting.ForEach(row => row.CollectedAt = time.GetUtcNow());
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return collected;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
