using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.Delivery;

/// <summary>
/// Without a broker: messages are put, sealed, into the recipient's mailbox in the store and are collected over HTTP. What is
/// delivered survives a restart, as a queue's would.
/// </summary>
public sealed class StoreMailbox(IHubStore store, KeyRing keys, TimeProvider time) : IAgencyChannel
{
    public async Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var ids = posts.Select(post => post.MessageId).ToList();
        var there = await context.Mailbox.Where(row => ids.Contains(row.MessageId)).Select(row => row.MessageId).ToListAsync(cancellation);
        foreach (var post in posts.DistinctBy(post => post.MessageId).Where(post => !there.Contains(post.MessageId)))
        {
            var key = DataKey.Create(Guid.CreateVersion7(time.GetUtcNow()));
            context.DataKeys.Add(keys.Wrapped(key));
            context.Mailbox.Add(new MailboxRow
            {
                MessageId = post.MessageId,
                Recipient = post.Recipient.ToString(),
                Type = post.Type,
                ContentType = post.ContentType,
                DataKeyId = key.Id,
                SealedBody = key.Seal(post.Body.Span, SealedJson.Mail(post.MessageId)),
                PlacedAt = time.GetUtcNow(),
            });
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. posts.Select(post => new DeliveryReceipt(post.MessageId, true, null))];
    }
}
