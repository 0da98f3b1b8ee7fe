using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SafeguardingHub.Persistence;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Live;

/// <summary>News that come by themselves, as long as somebody is signed in: asking for them does not lengthen a session, and they end with it.</summary>
internal sealed class LiveStream(Sessions sessions, ConsoleCookies cookies, ConsoleSettings settings, IHubStore store, IHostApplicationLifetime life, TimeProvider time)
{
    /// <summary>Said so often though nothing is new, so that whatever stands between does not take the connection for dead.</summary>
    private const int LooksBetweenSigns = 6;

    /// <summary>The page's script shows <see cref="LiveNews.Text"/> of these.</summary>
    public const string News = "news";

    /// <summary>The session is over, wherever it was ended.</summary>
    public const string Ended = "ended";

    /// <param name="look">Null for nothing that can be said now.</param>
    public IResult Answer(HttpContext http, Func<CancellationToken, Task<string?>> look) =>
        Answer(http, News, settings.LookEvery, async cancellation => await look(cancellation) is { } text ? new LiveNews(text) : null, _ => false);

    /// <param name="look">Null for nothing that can be said now; what equals what was said last is said only as a sign of life.</param>
    /// <param name="isLast">After that nothing can be new.</param>
    public IResult Answer<T>(HttpContext http, string name, TimeSpan every, Func<CancellationToken, Task<T?>> look, Func<T, bool> isLast)
        where T : class
    {
        // A proxy that gathers an answer before it passes it on would keep the news to itself.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(http, name, every, look, isLast, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<object>> ReadAsync<T>(HttpContext http, string name, TimeSpan every, Func<CancellationToken, Task<T?>> look, Func<T, bool> isLast, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        var (last, quiet) = ((T?)null, 0);
        while (!ends.IsCancellationRequested)
        {
            if (!await IsSignedInAsync(http, ends.Token))
            {
                yield return new SseItem<object>(new LiveNews(""), Ended);
                yield break;
            }

            if (await LookAsync(look, ends.Token) is { } now && (!now.Equals(last) || quiet >= LooksBetweenSigns))
            {
                (last, quiet) = (now, 0);
                yield return new SseItem<object>(now, name) { ReconnectionInterval = every };
                if (isLast(now))
                {
                    yield break;
                }
            }

            quiet++;
            await Task.Delay(every, ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsSignedInAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return http.Request.Cookies[cookies.Name] is { Length: > 0 } secret && await sessions.FindAsync(secret, inBackground: true, cancellation) is { } session && session.IsInForce(time.GetUtcNow());
        }
        catch (StoreAwayException)
        {
            // Nobody knows now; nothing is shown meanwhile either.
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task<T?> LookAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await look(cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception away) when (store.IsUnavailable(away))
        {
            // The next look may find it again.
            return null;
        }
    }
}

/// <param name="Text">What is said, in words; empty for nothing new.</param>
internal sealed record LiveNews(string Text);
