using SafeguardingHub.Adapters;

namespace SafeguardingHub.Agreements;

/// <summary>A format that some adapter speaks, and the media types it can choose between.</summary>
public sealed record KnownFormat(string Name, IReadOnlyList<string> ContentTypes)
{
    public static IReadOnlyList<KnownFormat> Of(IEnumerable<IAgencyAdapter> adapters) =>
        [.. adapters.Select(adapter => new KnownFormat(adapter.Format, adapter.ContentTypes))];
}
