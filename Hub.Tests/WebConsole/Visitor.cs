using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SafeguardingHub.Tests.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>A browser without scripts: follows no redirect by itself, keeps cookies, fills in forms.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(string address)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, ConnectCallback = ConnectAsync, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == $"CN={TlsFront.Host}" } }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public CookieContainer Cookies { get; } = new();

    public async Task SignInAsync(string persona)
    {
        var page = await GetAsync("/sign-in");
        var answer = await SubmitAsync(page, "form[action='/sign-in']", ("persona", persona));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    public async Task<ShownPage> GetAsync(string path) => await ShownPage.OfAsync(path, await client.GetAsync(path, TestContext.Current.CancellationToken));

    /// <summary>As a browser goes on after a form was sent.</summary>
    public async Task<ShownPage> FollowAsync(ShownPage answer)
    {
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return await GetAsync(answer.Location!);
    }

    /// <summary>As a browser goes on until a page is shown, on whatever host.</summary>
    public async Task<ShownPage> FollowAllAsync(ShownPage answer)
    {
        var hops = 0;
        while (answer.Status == HttpStatusCode.Found && hops++ < 10)
        {
            answer = await GetAsync(new Uri(answer.At, answer.Location!).ToString());
        }

        Assert.False(answer.Status >= HttpStatusCode.InternalServerError || answer.Document.QuerySelector("main") is null, $"{answer.At.GetLeftPart(UriPartial.Path)} answered {answer.Status}: {answer.Html}");

        return answer;
    }

    /// <summary>Sends a form of the page with what stands in it and these answers instead.</summary>
    public Task<ShownPage> SubmitAsync(ShownPage page, string form, params (string Name, string Value)[] answers)
    {
        var element = page.Document.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{page.Path} has no form {form}.");
        var replaced = answers.Select(answer => answer.Name).ToHashSet();
        var fields = Standing(element).Where(field => !replaced.Contains(field.Name)).Concat(answers);
        return PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : page.Path, fields);
    }

    public async Task<ShownPage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields) => await ShownPage.OfAsync(path, await client.PostAsync(
        path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), TestContext.Current.CancellationToken));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public void Dispose() => client.Dispose();

    /// <summary>Every host is this machine.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static IEnumerable<(string Name, string Value)> Standing(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (area.Name!, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (select.Name!, select.Value ?? "");
                    break;
            }
        }
    }
}

/// <summary>A page as it was answered.</summary>
public sealed record ShownPage(string Path, HttpStatusCode Status, string? Location, string Html, IHtmlDocument Document, HttpResponseMessage Response)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Where it was asked for.</summary>
    public Uri At => Response.RequestMessage!.RequestUri!;

    public string Title => Document.Title ?? "";

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Text => Document.QuerySelector("main")?.TextContent ?? "";

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(line => line.TextContent.Trim())];

    public string? Value(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement { Type: "radio" } => Document.QuerySelector($"[name='{name}']:checked")?.GetAttribute("value"),
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    public static async Task<ShownPage> OfAsync(string path, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ShownPage(path, response.StatusCode, response.Headers.Location?.OriginalString, html, Parser.ParseDocument(html), response);
    }
}
