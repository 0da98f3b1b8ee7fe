using MassTransit;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>
/// Keeps a message that the hub failed on outside its stages in the store at once, and then lets it go from its queue: what nobody
/// moves to another queue cannot be lost there. Only what cannot even be kept goes to the <c>_error</c> queue.
/// </summary>
public sealed partial class FaultKeeping(IIntake inner, CollectionWriter writer, IHubStore store, IReadOnlyList<string> kinds, TimeProvider time, ILogger<FaultKeeping> log) : IIntake, IDisposable
{
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task AcceptAsync(RawMessage message, CancellationToken cancellation)
    {
        try
        {
            await inner.AcceptAsync(message, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, fault.GetType().Name);
            await KeepAsync(Of(message, fault), cancellation);
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task KeepAsync(Collected message, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                try
                {
                    await writer.WriteAsync([message], cancellation);
                    return;
                }
                catch (Exception away) when (store.IsUnavailable(away))
                {
                    await Task.Delay(StoreAway, time, cancellation);
                }
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>As it would have been found in the <c>_error</c> queue, but for the fault's text, which may repeat what the message says.</summary>
    private Collected Of(RawMessage message, Exception fault) => new()
    {
        FoundIn = $"{message.Key.QueueAmong(kinds)}{HubNames.ErrorEnding}",
        Body = message.Body,
        Properties = new CollectedProperties
        {
            Exchange = message.Exchange,
            RoutingKey = message.RoutingKey,
            MessageId = message.MessageId,
            CorrelationId = message.CorrelationId,
            ContentType = message.ContentType,
            ContentEncoding = message.ContentEncoding,
            UserId = message.UserId,
            Timestamp = message.Timestamp,
            Headers = new Dictionary<string, string>
            {
                [SafeMove.ExchangeHeader] = message.Exchange,
                [MessageHeaders.FaultExceptionType] = fault.GetType().FullName ?? fault.GetType().Name,
                [MessageHeaders.FaultStackTrace] = fault.StackTrace ?? "",
            },
        },
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The hub failed on a message outside its stages ({ExceptionType}); it is kept as a dead letter")]
    private static partial void Failed(ILogger log, string exceptionType);
}
