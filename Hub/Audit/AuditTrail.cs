using SafeguardingHub.Persistence;

namespace SafeguardingHub.Audit;

/// <summary>
/// Single entries of this process, in one chain, each durable before anybody sees the effect of what it tells. For use by
/// several threads, which wait for each other: it is for what people and partners do, not for each message.
/// </summary>
public sealed class AuditTrail(IHubStore store, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1);
    private AuditChain? chain;

    /// <param name="actor">An agency id or an operator.</param>
    /// <param name="subject">A reference or id; never personal data.</param>
    /// <exception cref="Exception">The store is away: nothing may be shown or done.</exception>
    public async Task AppendAsync(string actor, string action, string subject, string detail, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            var current = chain ?? new AuditChain(Guid.CreateVersion7(now));
            // Until it is known to be stored it is not known where the chain goes on.
            chain = null;
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            context.Audit.Add(current.Append(now, actor, action, subject, detail));
            await context.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            chain = current;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();
}
