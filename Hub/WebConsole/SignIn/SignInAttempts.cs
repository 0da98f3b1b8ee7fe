using System.Collections.Concurrent;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>
/// How often signing in may fail from one address. Signing in that works is not counted: a whole agency may come from one address at nine
/// in the morning.
/// </summary>
public sealed class SignInAttempts(TimeProvider time)
{
    /// <summary>Within <see cref="Window"/>.</summary>
    public const int Most = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> byAddress = new();

    /// <returns>False when it failed too often lately.</returns>
    public bool Allows(HttpContext http)
    {
        var failed = byAddress.GetValueOrDefault(AddressOf(http));
        if (failed is null)
        {
            return true;
        }

        lock (failed)
        {
            Forget(failed);
            return failed.Count < Most;
        }
    }

    /// <summary>Counts a failure.</summary>
    /// <returns>True when nothing more is allowed from there for now.</returns>
    public bool Failed(HttpContext http)
    {
        foreach (var (address, failures) in byAddress)
        {
            lock (failures)
            {
                Forget(failures);
                if (failures.Count == 0)
                {
                    byAddress.TryRemove(KeyValuePair.Create(address, failures));
                }
            }
        }

        var failed = byAddress.GetOrAdd(AddressOf(http), _ => new Queue<DateTimeOffset>());
        lock (failed)
        {
            failed.Enqueue(time.GetUtcNow());
            return failed.Count >= Most;
        }
    }

    public static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = $"{(int)Window.TotalSeconds}";
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private void Forget(Queue<DateTimeOffset> failed)
    {
        var now = time.GetUtcNow();
        while (failed.TryPeek(out var earliest) && now - earliest > Window)
        {
            failed.Dequeue();
        }
    }
}
