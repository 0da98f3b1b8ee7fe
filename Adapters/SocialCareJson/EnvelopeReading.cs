using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>What kind of message it is, of which version, and what the schema asks of both kinds.</summary>
internal static class EnvelopeReading
{
    public static void Read(JsonSource source, MessageKind kind, List<MessageProblem> refusals)
    {
        var root = source.Root;
        var type = root["message_type"u8].Text();
        if (type is null)
        {
            root.ReportBelow("message_type", Problems.MissingElement);
        }
        else if (!type.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            refusals.Add(Problems.WrongKind.At("/message_type"));
        }

        var version = root["schema_version"u8];
        if (version.Text() is not { } said)
        {
            root.ReportBelow("schema_version", Problems.MissingElement);
        }
        else if (said != SocialCareJsonAdapter.SchemaVersion)
        {
            source.Keep(new OriginalCode("schema_version", said));
            version.Report(Problems.UnknownCode);
        }
    }
}
