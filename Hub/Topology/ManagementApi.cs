using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Topology;

/// <summary>
/// RabbitMQ's management interface, as far as the topology needs it.
/// Every call throws <see cref="HttpRequestException"/> when the broker refuses or cannot be reached.
/// </summary>
public sealed class ManagementApi(HttpClient http) : IDisposable
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <param name="user">An administrator of the broker.</param>
    public static ManagementApi Connect(Uri address, string user, string password)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new ManagementApi(new HttpClient { BaseAddress = address, Timeout = Limit, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) } });
    }

    /// <param name="address">Such as <c>http://user:password@host:15672/</c>.</param>
    /// <returns>Null when it is not such an address.</returns>
    public static ManagementApi? Connect(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var written) && written.UserInfo.Split(':') is [var user, var password]
        ? Connect(new Uri(written.GetLeftPart(UriPartial.Authority).Replace(written.UserInfo + "@", "", StringComparison.Ordinal)), Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
        : null;

    public async Task<string> ReadVersionAsync(CancellationToken cancellation) =>
        (await GetAsync<JsonElement>("overview", cancellation)).GetProperty("rabbitmq_version").GetString()!;

    /// <summary>The broker's clock, to the second; null when it does not say.</summary>
    public async Task<DateTimeOffset?> ReadClockAsync(CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri("api/whoami", UriKind.Relative), cancellation);
        return response.Headers.Date;
    }

    /// <summary>Every queue of every virtual host.</summary>
    public async Task<IReadOnlyList<(string VirtualHost, string Name)>> ReadQueueNamesAsync(CancellationToken cancellation) =>
        [.. (await GetAsync<JsonElement[]>("queues?columns=vhost,name", cancellation)).Select(queue => (queue.GetProperty("vhost").GetString()!, queue.GetProperty("name").GetString()!))];

    public async Task<BrokerTopology> ReadAsync(string virtualHost, CancellationToken cancellation)
    {
        var host = Escape(virtualHost);
        return ManagementReading.Topology(
            await GetAsync<ManagementReading.Exchange[]>($"exchanges/{host}", cancellation),
            await GetAsync<ManagementReading.Queue[]>($"queues/{host}", cancellation),
            await GetAsync<ManagementReading.Binding[]>($"bindings/{host}", cancellation),
            await GetAsync<ManagementReading.User[]>("users", cancellation),
            await GetAsync<UserPermission[]>($"vhosts/{host}/permissions", cancellation),
            await GetAsync<UserTopicPermission[]>($"vhosts/{host}/topic-permissions", cancellation));
    }

    public Task PutVirtualHostAsync(string name, CancellationToken cancellation) => PutAsync($"vhosts/{Escape(name)}", new { }, cancellation);

    public Task PutExchangeAsync(string virtualHost, BrokerExchange exchange, CancellationToken cancellation) =>
        PutAsync($"exchanges/{Escape(virtualHost)}/{Escape(exchange.Name)}", new { exchange.Type, Durable = true, exchange.Arguments }, cancellation);

    public Task PutQueueAsync(string virtualHost, BrokerQueue queue, CancellationToken cancellation) =>
        PutAsync($"queues/{Escape(virtualHost)}/{Escape(queue.Name)}", new { Durable = true, queue.Arguments }, cancellation);

    public Task PostBindingAsync(string virtualHost, BrokerBinding binding, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"bindings/{Escape(virtualHost)}/e/{Escape(binding.Source)}/{(binding.ToExchange ? 'e' : 'q')}/{Escape(binding.Destination)}", new { binding.RoutingKey }, cancellation);

    public Task PutUserAsync(BrokerUser user, string password, CancellationToken cancellation) =>
        PutAsync($"users/{Escape(user.Name)}", new { Password = password, user.Tags }, cancellation);

    /// <summary>Changes an existing user's tags and leaves the password as it is.</summary>
    public async Task PutTagsAsync(BrokerUser user, CancellationToken cancellation)
    {
        var existing = await GetAsync<JsonElement>($"users/{Escape(user.Name)}", cancellation);
        await PutAsync($"users/{Escape(user.Name)}", new { PasswordHash = existing.GetProperty("password_hash"), HashingAlgorithm = existing.GetProperty("hashing_algorithm"), user.Tags }, cancellation);
    }

    public Task PutPermissionAsync(string virtualHost, UserPermission permission, CancellationToken cancellation) =>
        PutAsync($"permissions/{Escape(virtualHost)}/{Escape(permission.User)}", new { permission.Configure, permission.Write, permission.Read }, cancellation);

    public Task PutTopicPermissionAsync(string virtualHost, UserTopicPermission permission, CancellationToken cancellation) =>
        PutAsync($"topic-permissions/{Escape(virtualHost)}/{Escape(permission.User)}", new { permission.Exchange, permission.Write, permission.Read }, cancellation);

    public void Dispose() => http.Dispose();

    private static string Escape(string name) => Uri.EscapeDataString(name);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<T>($"api/{path}", Json, cancellation))!;

    private Task PutAsync(string path, object content, CancellationToken cancellation) => SendAsync(HttpMethod.Put, path, content, cancellation);

    private async Task SendAsync(HttpMethod method, string path, object content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"api/{path}") { Content = JsonContent.Create(content, options: Json) };
        using var response = await http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            var reason = response.StatusCode == HttpStatusCode.BadRequest ? await response.Content.ReadAsStringAsync(cancellation) : response.ReasonPhrase;
            throw new HttpRequestException($"{method} {path} was refused with {(int)response.StatusCode}: {reason}", null, response.StatusCode);
        }
    }
}
