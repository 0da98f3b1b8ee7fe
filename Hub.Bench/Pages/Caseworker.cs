using System.Net;
using System.Text.RegularExpressions;
using SafeguardingHub.Bench.Runs;

namespace SafeguardingHub.Bench.Pages;

/// <summary>Somebody who is signed in, with a browser's cookies and none of its waiting.</summary>
internal sealed partial class Caseworker : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClient client;
    private string token = "";
    private string name = "";
    private IReadOnlyList<string> references = [];

    private Caseworker(Uri address) =>
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>What is looked at, each under its name.</summary>
    public static IReadOnlyList<(string Name, Func<Caseworker, int, CancellationToken, Task> Look)> Pages { get; } =
    [
        ("overview", (each, _, stop) => each.GetAsync("/", "<h1", stop)),
        ("inbox", (each, _, stop) => each.GetAsync("/inbox", "Showing 1 to 25", stop)),
        ("inbox, page 5", (each, _, stop) => each.GetAsync("/inbox?page=5", "Showing 101 to 125", stop)),
        ("concern", (each, place, stop) => each.GetAsync($"/concerns/{each.references[place % each.references.Count]}", "What it is about", stop)),
        ("search by reference", (each, place, stop) => each.SearchAsync(each.references[place % each.references.Count], stop)),
        ("search by name", (each, _, stop) => each.SearchAsync(each.name, stop)),
        ("figures", (each, _, stop) => each.GetAsync("/figures", "months-table", stop)),
    ];

    public static async Task<Caseworker> SignInAsync(Uri address, string persona, CancellationToken cancellation)
    {
        var caseworker = new Caseworker(address);
        var page = await caseworker.GetAsync("/sign-in", persona, cancellation);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("persona", persona), KeyValuePair.Create(TokenField, Token().Match(page).Groups[1].Value)]);
        using var answer = await caseworker.client.PostAsync("/sign-in", form, cancellation);
        var inbox = await caseworker.GetAsync("/inbox", "Showing 1 to 25", cancellation);
        caseworker.references = [.. Reference().Matches(inbox).Select(match => match.Groups[1].Value).Distinct()];
        caseworker.name = WebUtility.HtmlDecode(Name().Match(inbox).Groups[1].Value);
        caseworker.token = Token().Match(await caseworker.GetAsync("/search", TokenField, cancellation)).Groups[1].Value;
        return caseworker;
    }

    public void Dispose() => client.Dispose();

    private async Task SearchAsync(string written, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("q", written), KeyValuePair.Create(TokenField, token)]);
        using var answer = await client.PostAsync("/search", form, cancellation);
        await ReadAsync("/search", answer, "/concerns/SH-", cancellation);
    }

    private async Task<string> GetAsync(string path, string expected, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(path, cancellation);
        return await ReadAsync(path, answer, expected, cancellation);
    }

    private static async Task<string> ReadAsync(string path, HttpResponseMessage answer, string expected, CancellationToken cancellation)
    {
        var page = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.StatusCode == HttpStatusCode.OK && page.Contains(expected, StringComparison.Ordinal)
            ? page
            : throw new BenchFailureException($"{path} answered {(int)answer.StatusCode} without “{expected}”");
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"/concerns/(SH-[0-9A-Z]{4}-[0-9A-Z]{4})\"")]
    private static partial Regex Reference();

    [GeneratedRegex("href=\"/concerns/SH-[0-9A-Z]{4}-[0-9A-Z]{4}\">([^<,]+)<")]
    private static partial Regex Name();
}
