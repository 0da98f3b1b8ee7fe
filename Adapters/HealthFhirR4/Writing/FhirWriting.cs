using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Composes a message and serialises it, indented: people at a partner read these too.</summary>
internal static class FhirWriting
{
    private const int UsualSize = 16 * 1024;

    private static readonly BaseFhirJsonSerializer JsonSerializer = new(FhirModel.R4);
    private static readonly BaseFhirXmlSerializer XmlSerializer = new(FhirModel.R4);

    private static readonly JsonWriterOptions JsonLayout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly XmlWriterSettings XmlLayout = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static ComposedMessage Compose(Outgoing outgoing, string contentType)
    {
        var (type, bundle) = outgoing switch
        {
            Referral referral => ("referral", ReferralWriting.Write(referral)),
            UpdateNotice update => ("update", UpdateWriting.Write(update)),
            Receipt receipt => ("receipt", ResponseWriting.Write(receipt)),
            Rejection rejection => ("rejection", ResponseWriting.Write(rejection)),
            Feedback feedback => ("feedback", FeedbackWriting.Write(feedback)),
            Chase chase => ("chase", ChaseWriting.Write(chase)),
            _ => throw new ArgumentOutOfRangeException(nameof(outgoing), "A kind of message this format has no shape for."),
        };
        return new ComposedMessage(contentType, type, contentType switch
        {
            "application/fhir+json" => Json(bundle),
            "application/fhir+xml" => Xml(bundle),
            _ => throw new ArgumentOutOfRangeException(nameof(contentType), "Not a content type of this format."),
        });
    }

    private static ReadOnlyMemory<byte> Json(Bundle bundle)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        using (var writer = new Utf8JsonWriter(buffer, JsonLayout))
        {
            JsonSerializer.Serialize(bundle, writer);
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Xml(Bundle bundle)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, XmlLayout))
        {
            XmlSerializer.Serialize(bundle, writer);
        }

        return stream.ToArray();
    }
}
