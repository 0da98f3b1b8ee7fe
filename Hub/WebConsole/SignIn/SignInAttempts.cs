using System.Collections.Concurrent;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>How often one address may try to sign in.</summary>
public sealed class SignInAttempts(TimeProvider time)
{
    /// <summary>Within <see cref="Window"/>.</summary>
    public const int Most = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> byAddress = new();

    /// <summary>Counts this attempt.</summary>
    /// <returns>False when there were too many lately.</returns>
    public bool Allow(string address)
    {
        var now = time.GetUtcNow();
        var attempts = byAddress.GetOrAdd(address, _ => new Queue<DateTimeOffset>());
        lock (attempts)
        {
            while (attempts.TryPeek(out var earliest) && now - earliest > Window)
            {
                attempts.Dequeue();
            }

            if (attempts.Count >= Most)
            {
                return false;
            }

            attempts.Enqueue(now);
        }

        foreach (var (idle, _) in byAddress.Where(each => each.Value.Count == 0))
        {
            byAddress.TryRemove(idle, out _);
        }

        return true;
    }
}
