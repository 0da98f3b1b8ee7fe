using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;

namespace SafeguardingHub.Translation;

/// <summary>Many formats in, one canonical out: picks the sender's agreed adapter and lets it read the message.</summary>
public sealed class Normalizer(IEnumerable<IAgencyAdapter> adapters)
{
    private static readonly HashSet<string> TypesThatSayNothing = new(["application/octet-stream", "binary/octet-stream", "text/plain"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Syntaxes = ["/xml", "+xml", "/json", "+json"];

    private readonly Dictionary<string, IAgencyAdapter> byFormat = adapters.ToDictionary(adapter => adapter.Format);

    private readonly BoundedWork bounded = new();

    /// <summary>How many translations overran their time and are running still.</summary>
    public int Overrun => bounded.Overrun;

    /// <summary>Within the limits of time and of what can be told about one message.</summary>
    public async Task<TranslationResult> TranslateAsync(Received received, ReceivingLimits limits, TimeProvider time)
    {
        var result = await bounded.RunAsync(() => Translate(received), limits.LongestTranslation, time);
        return result?.Within(limits) ?? new TranslationResult.Untranslatable([Problems.TookTooLong.Whole()]);
    }

    /// <exception cref="KeyNotFoundException">The agreement names a format without an adapter; validation at start rules it out.</exception>
    public TranslationResult Translate(Received received)
    {
        if (received.Problems.Count > 0 || received.Sender is null || received.Kind is null)
        {
            return new TranslationResult.Untranslatable(received.Problems);
        }

        if (received.Delivered.Channel == CanonicalForm.Channel)
        {
            return CanonicalForm.Translate(received.Kind.Value, received.Delivered.Body);
        }

        var adapter = byFormat[received.Sender.Format];
        return IsForeign(received.Delivered.ContentType, adapter)
            ? new TranslationResult.Untranslatable([Problems.UnknownContentType.Whole()])
            : adapter.Translate(new IncomingMessage(received.Kind.Value, received.Delivered.ContentType, received.Delivered.Body));
    }

    public IAgencyAdapter AdapterFor(string format) => byFormat[format];

    /// <summary>
    /// A missing type, one that says nothing and one that names no more than the syntax leave it to the adapter; a type of another
    /// agency's format, or of no message at all, is refused by name.
    /// </summary>
    private bool IsForeign(string? contentType, IAgencyAdapter adapter)
    {
        var media = contentType?.Split(';')[0].Trim();
        return !string.IsNullOrEmpty(media)
            && !Reads(adapter, media)
            && (byFormat.Values.Any(other => Reads(other, media)) || !(TypesThatSayNothing.Contains(media) || Syntaxes.Any(syntax => media.EndsWith(syntax, StringComparison.OrdinalIgnoreCase))));
    }

    private static bool Reads(IAgencyAdapter adapter, string media) => adapter.ContentTypes.Contains(media, StringComparer.OrdinalIgnoreCase);
}
