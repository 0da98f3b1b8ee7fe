using System.Diagnostics;
using SafeguardingHub.Bench.Measuring;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Bench.Runs;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Pages;

/// <param name="Alone">Milliseconds of each answer to one person.</param>
/// <param name="Together">The same when several ask at once.</param>
internal sealed record PageTimes(string Page, Percentiles Alone, Percentiles Together);

/// <param name="Concerns">In the store.</param>
/// <param name="Filling">How long it took to fill it.</param>
internal sealed record PagesMeasurement(long Concerns, TimeSpan Filling, int Users, IReadOnlyList<PageTimes> Pages);

/// <summary>A hub as operators run it, over a filled store, and caseworkers who ask it for pages.</summary>
internal static class PagesRun
{
    private const string Agency = "social-care.northshire";
    private const int WarmUp = 15;
    private const int LooksAlone = 100;
    private const int LooksOfEach = 15;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    public static async Task<PagesMeasurement> RunAsync(int concerns, int users, TimeProvider time, CancellationToken cancellation)
    {
        var agreed = AgreementAndFormats.Load(null);
        await using var parts = await BenchParts.StartAsync(agreed, countsStatements: false, cancellation);
        var began = Stopwatch.GetTimestamp();
        await StoredConcerns.FillAsync(parts, agreed, time, concerns, cancellation);
        var filling = Stopwatch.GetElapsedTime(began);
        await parts.SettleStoreAsync(cancellation);
        await using var hub = HubInstance.Start(parts, development: true);
        using (var asking = new HttpClient { BaseAddress = hub.Address })
        {
            await Condition.MetAsync("the hub is ready", StartLimit, async stop => await IsReadyAsync(asking, hub, stop), cancellation);
        }

        var caseworkers = new List<Caseworker>();
        for (var user = 0; user < users; user++)
        {
            caseworkers.Add(await Caseworker.SignInAsync(hub.Address, $"{Agency}-{(user % 2 == 0 ? "caseworker" : "colleague")}", cancellation));
        }

        var pages = new List<PageTimes>();
        foreach (var (name, look) in Caseworker.Pages)
        {
            await LookAsync(caseworkers[0], look, WarmUp, cancellation);
            var alone = await LookAsync(caseworkers[0], look, LooksAlone, cancellation);
            var together = await Task.WhenAll(caseworkers.Select(each => LookAsync(each, look, LooksOfEach, cancellation)));
            pages.Add(new PageTimes(name, Percentiles.Of(alone)!, Percentiles.Of(together.SelectMany(each => each))!));
        }

        caseworkers.ForEach(each => each.Dispose());
        await using var count = parts.Store.CreateCommand("select count(*) from concerns");
        return new PagesMeasurement((long)(await count.ExecuteScalarAsync(cancellation))!, filling, users, pages);
    }

    private static async Task<bool> IsReadyAsync(HttpClient asking, HubInstance hub, CancellationToken cancellation)
    {
        if (hub.HasEnded)
        {
            throw new BenchFailureException($"the hub ended by itself:\n{hub.LastWords}");
        }

        try
        {
            using var answer = await asking.GetAsync("health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<List<double>> LookAsync(Caseworker caseworker, Func<Caseworker, int, CancellationToken, Task> look, int times, CancellationToken cancellation)
    {
        var took = new List<double>();
        for (var place = 0; place < times; place++)
        {
            var began = Stopwatch.GetTimestamp();
            await look(caseworker, place, cancellation);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return took;
    }
}
