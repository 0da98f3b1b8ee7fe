using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;

namespace SafeguardingHub.Translation;

/// <summary>Many formats in, one canonical out: picks the sender's agreed adapter and lets it read the message.</summary>
public sealed class Normalizer(IEnumerable<IAgencyAdapter> adapters)
{
    private readonly Dictionary<string, IAgencyAdapter> byFormat = adapters.ToDictionary(adapter => adapter.Format);

    /// <exception cref="KeyNotFoundException">The agreement names a format without an adapter; validation at start rules it out.</exception>
    public TranslationResult Translate(Received received)
    {
        if (received.Problems.Count > 0 || received.Sender is null || received.Kind is null)
        {
            return new TranslationResult.Untranslatable(received.Problems);
        }

        var adapter = byFormat[received.Sender.Format];
        return IsForeign(received.Delivered.ContentType, adapter)
            ? new TranslationResult.Untranslatable([Problems.UnknownContentType.Whole()])
            : adapter.Translate(new IncomingMessage(received.Kind.Value, received.Delivered.ContentType, received.Delivered.Body));
    }

    public IAgencyAdapter AdapterFor(string format) => byFormat[format];

    /// <summary>A missing or generic type leaves it to the adapter; a type that only other formats write is refused by name.</summary>
    private bool IsForeign(string? contentType, IAgencyAdapter adapter)
    {
        var media = contentType?.Split(';')[0].Trim();
        return !string.IsNullOrEmpty(media)
            && !adapter.ContentTypes.Contains(media, StringComparer.OrdinalIgnoreCase)
            && byFormat.Values.Any(other => other.ContentTypes.Contains(media, StringComparer.OrdinalIgnoreCase));
    }
}
