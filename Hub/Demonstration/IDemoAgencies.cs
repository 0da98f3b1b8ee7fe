using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Demonstration;

/// <summary>Plays the agencies' systems: sends as they would, and collects what they are sent.</summary>
internal interface IDemoAgencies : IAsyncDisposable
{
    Task SendAsync(DemoMessage message, ReadOnlyMemory<byte> body, string messageId, CancellationToken cancellation);

    /// <summary>Everything that waits for the agency, taken out of its queue or mailbox.</summary>
    Task<IReadOnlyList<CollectedMessage>> CollectAsync(AgencyId agency, CancellationToken cancellation);
}

/// <summary>What an agency's system found in its queue.</summary>
internal sealed record CollectedMessage(string MessageId, string Type, string ContentType, ReadOnlyMemory<byte> Body) : PersonalData;
