using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Writes each kind of message with a forward-only writer; indented, since people read these when something is wrong.</summary>
internal static class MessageWriting
{
    private const int UsualSize = 8 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ComposedMessage Write(Outgoing outgoing)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        var type = outgoing switch
        {
            Referral referral => ReferralWriting.Write(writer, referral),
            UpdateNotice update => UpdateWriting.Write(writer, update),
            Receipt receipt => AnswerWriting.Write(writer, receipt),
            Rejection rejection => AnswerWriting.Write(writer, rejection),
            Feedback feedback => FeedbackWriting.Write(writer, feedback),
            Chase chase => FeedbackWriting.Write(writer, chase),
            _ => throw new ArgumentException("A message of a kind that this format has no shape for.", nameof(outgoing)),
        };
        writer.WriteEndObject();
        writer.Flush();
        return new ComposedMessage(SocialCareJsonAdapter.MediaType, type, buffer.WrittenMemory);
    }

    public static void Header(Utf8JsonWriter writer, Outgoing outgoing, string type)
    {
        writer.WriteString("message_type"u8, type);
        writer.WriteString("schema_version"u8, SocialCareJsonAdapter.SchemaVersion);
        writer.WriteString("message_id"u8, outgoing.MessageId);
        writer.WriteString("recipient"u8, outgoing.Recipient.ToString());
        writer.WriteString("composed_at"u8, outgoing.ComposedAt);
    }
}
