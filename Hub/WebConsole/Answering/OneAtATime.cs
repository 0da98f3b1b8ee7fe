using SafeguardingHub.Persistence;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.Answering;

/// <summary>
/// Lets two people of one agency answer about one concern one after the other, in this instance and among several, so that whoever is
/// second can be told. The store of one instance alone needs no lock of its own, and its one writer must not be held.
/// </summary>
public sealed class OneAtATime(IHubStore store, KeyRing keys)
{
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<TResult> RunAsync<TResult>(Guid concern, string agency, Func<Task<TResult>> work, CancellationToken cancellation)
    {
        var index = keys.BlindIndex("console-answer", $"{concern:N}|{agency}");
        var gate = gates[(uint)index.GetHashCode() % gates.Length];
        await gate.WaitAsync(cancellation);
        try
        {
            if (store.ConcurrentWriters == 1)
            {
                return await work();
            }

            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            await store.LockAsync(context, [index], cancellation);
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
