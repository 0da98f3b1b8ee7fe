using System.Net.Http.Headers;
using RabbitMQ.Client;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>One hub process, on a real broker and database, that every hostile message is sent to.</summary>
public sealed class HostileHub(JourneyBroker brokers, DatabaseFixture databases) : IAsyncDisposable
{
    private RealHub? hub;
    private HubProcess? process;

    internal async Task<RealHub> StartedAsync()
    {
        if (hub is null)
        {
            hub = await RealHub.PrepareAsync(brokers, databases);
            process = await hub.StartInstanceAsync();
        }

        return hub;
    }

    /// <exception cref="InvalidOperationException">It ended by itself.</exception>
    internal void ThrowIfEnded() => process!.ThrowIfEnded();

    /// <summary>As a partner publishes it, confirmed by the broker.</summary>
    internal async Task PublishAsync(HostileMessage message, string messageId)
    {
        await using var connection = await hub!.As(message.Sender).ConnectionFactory("test-hostile").CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        var properties = new BasicProperties { MessageId = messageId, ContentType = message.ContentType, ContentEncoding = message.ContentEncoding, Persistent = true };
        await channel.BasicPublishAsync(HubNames.InExchange, $"{message.Sender}.concern", mandatory: true, properties, message.Body, TestContext.Current.CancellationToken);
    }

    internal async Task<(int Status, string Text)> PostAsync(HostileMessage message, string messageId)
    {
        using var client = new HttpClient { BaseAddress = process!.Address };
        using var content = new ByteArrayContent(message.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", message.ContentType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", message.ContentEncoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"intake/{message.Sender}", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", hub!.IntakeKeyOf(message.Sender));
        request.Headers.Add("Idempotency-Key", messageId);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }
    }
}
