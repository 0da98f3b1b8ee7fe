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
    public IResult Answer(HttpContext http, Func<CancellationToken, Task<string?>> look)
    {
        // A proxy that gathers an answer before it passes it on would keep the news to itself.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(http, look, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<LiveNews>> ReadAsync(HttpContext http, Func<CancellationToken, Task<string?>> look, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        var (last, quiet) = ((string?)null, 0);
        while (!ends.IsCancellationRequested)
        {
            if (!await IsSignedInAsync(http, ends.Token))
            {
                yield return new SseItem<LiveNews>(new LiveNews(""), Ended);
                yield break;
            }

            if (await LookAsync(look, ends.Token) is { } text && (text != last || quiet >= LooksBetweenSigns))
            {
                (last, quiet) = (text, 0);
                yield return new SseItem<LiveNews>(new LiveNews(text), News) { ReconnectionInterval = settings.LookEvery };
            }

            quiet++;
            await Task.Delay(settings.LookEvery, ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private async Task<string?> LookAsync(Func<CancellationToken, Task<string?>> look, CancellationToken cancellation)
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
