using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>
/// Reads who the children are with nothing but the framework's parsers and the published places: it shares no code with the
/// adapters, checks nothing and repairs nothing.
/// </summary>
/// <returns>Null when the bytes are no document of the format at all.</returns>
internal delegate IReadOnlyList<ToldChild>? PlainReading(MessageKind kind, byte[] body, IReadOnlySet<string> names);

internal static class PlainReader
{
    public static PlainReading Of(string format) => format switch
    {
        "police-xml" => PlainPolice.Read,
        "social-care-json" => PlainSocialCare.Read,
        "charity-cloudevents" => PlainCharity.Read,
        _ => PlainFhir.Read,
    };
}
