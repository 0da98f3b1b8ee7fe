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
    public Task AppendAsync(string actor, string action, string subject, string detail, CancellationToken cancellation) =>
        DoAsync(actor, action, subject, detail, (_, _) => Task.FromResult(true), cancellation);

    /// <summary>Does it and says so, both or neither.</summary>
    /// <param name="effect">False when there was nothing to do, and then there is nothing to say either.</param>
    /// <returns>Whether it was done.</returns>
    /// <inheritdoc cref="AppendAsync"/>
    public async Task<bool> DoAsync(
        string actor, string action, string subject, string detail, Func<HubDbContext, CancellationToken, Task<bool>> effect, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            if (!await effect(context, cancellation))
            {
                return false;
            }

            var now = time.GetUtcNow();
            var current = chain ?? new AuditChain(Guid.CreateVersion7(now));
            // Until it is known to be stored it is not known where the chain goes on.
            chain = null;
            context.Audit.Add(current.Append(now, actor, action, subject, detail));
            await context.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            chain = current;
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();
}
