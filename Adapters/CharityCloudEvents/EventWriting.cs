using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>
/// The CloudEvents envelope. Brokers and logs see its attributes, so the subject is the hub's reference and nothing in them
/// is personal (CloudEvents 1.0, Privacy and Security).
/// </summary>
internal static class EventWriting
{
    /// <summary>Indented, since people read these messages when something went wrong. They are not put into HTML: letters stay as they are.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The broker property <c>type</c>.</summary>
    public static string TypeOf(Outgoing outgoing) => outgoing switch
    {
        Referral => "referral",
        UpdateNotice => "update",
        Receipt => "receipt",
        Rejection => "rejection",
        Feedback => "feedback",
        Chase => "chase",
        _ => throw new ArgumentOutOfRangeException(nameof(outgoing), outgoing.GetType().Name),
    };

    public static ReadOnlyMemory<byte> Write(Outgoing outgoing)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            switch (outgoing)
            {
                case Referral referral:
                    Event(json, referral, EventTypes.Referral, referral.Reference, ReferralWriting.Write);
                    break;
                case UpdateNotice update:
                    Event(json, update, EventTypes.Update, update.Reference, ReferralWriting.Write);
                    break;
                case Receipt receipt:
                    Event(json, receipt, EventTypes.Receipt, receipt.Reference, AnswerWriting.Write);
                    break;
                case Rejection rejection:
                    Event(json, rejection, EventTypes.Rejection, null, AnswerWriting.Write);
                    break;
                case Feedback feedback:
                    Event(json, feedback, EventTypes.Feedback, feedback.Reference, FeedbackWriting.Write);
                    break;
                case Chase chase:
                    Event(json, chase, EventTypes.Chase, chase.Owed is [var only] ? only.Reference : null, FeedbackWriting.Write);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(outgoing), outgoing.GetType().Name);
            }
        }

        return buffer.WrittenMemory;
    }

    private static void Event<T>(Utf8JsonWriter json, T outgoing, string type, ConcernReference? reference, Action<Utf8JsonWriter, T> data)
        where T : Outgoing
    {
        json.WriteStartObject();
        json.WriteString("specversion"u8, EventTypes.SpecVersion);
        json.WriteString("type"u8, type);
        json.WriteString("source"u8, EventTypes.Hub);
        json.WriteString("id"u8, outgoing.MessageId);
        json.Text("subject"u8, reference?.ToString());
        json.WriteString("time"u8, outgoing.ComposedAt);
        json.WriteString("datacontenttype"u8, EventTypes.DataContentType);
        json.WriteString("dataschema"u8, EventTypes.Schema);
        Classify(json, holdsPersonalData: outgoing is Referral or UpdateNotice or Feedback);
        json.WriteStartObject("data"u8);
        data(json, outgoing);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The CloudEvents data classification extension.</summary>
    private static void Classify(Utf8JsonWriter json, bool holdsPersonalData)
    {
        json.WriteString("dataclassification"u8, holdsPersonalData ? "restricted" : "internal");
        if (holdsPersonalData)
        {
            json.WriteString("dataregulation"u8, "GDPR");
        }

        json.WriteString("datacategory"u8, holdsPersonalData ? "special-category" : "non-sensitive");
    }
}
