using System.Text;
using System.Text.Unicode;
using System.Xml;
using Hl7.Fhir.Serialization;

namespace SafeguardingHub.Adapters.HealthFhirR4;

internal static class FhirXmlParsing
{
    private static readonly BaseFhirXmlDeserializer Deserializer = new(FhirModel.R4, FhirParsing.Settings);

    private static readonly XmlReaderSettings Guarded = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static ParsedFhir Parse(ReadOnlySpan<byte> body)
    {
        if (TextOf(body) is not { } text)
        {
            return ParsedFhir.Refused(Problems.WrongEncoding);
        }

        if (FaultOf(text) is { } broken)
        {
            return ParsedFhir.Refused(broken);
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Guarded);
            Deserializer.TryDeserializeResource(reader, out var resource, out var issues);
            return FhirParsing.Outcome(resource, issues);
        }
        catch (Exception fault) when (FhirParsing.IsOfTheSender(fault))
        {
            return ParsedFhir.Refused(Problems.NotWellFormed);
        }
    }

    /// <summary>UTF-16 when a byte order mark says so, else UTF-8; null when the bytes or the declaration say otherwise.</summary>
    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            try
            {
                return new UnicodeEncoding(bigEndian: body[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true).GetString(body[2..]);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        if (!Utf8.IsValid(body))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body.StartsWith(FhirJsonParsing.Utf8Mark) ? body[FhirJsonParsing.Utf8Mark.Length..] : body);
        return DeclaredEncoding(text) is null or "utf-8" or "us-ascii" ? text : null;
    }

    private static string? DeclaredEncoding(string text)
    {
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        var at = end < 0 ? -1 : text.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var quoted = text[at..end].Split('"', '\'');
        return quoted.Length > 1 ? quoted[1].ToLowerInvariant() : null;
    }

    private static ProblemKind? FaultOf(string text)
    {
        var rootSeen = false;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Guarded);
            while (reader.Read())
            {
                rootSeen |= reader.NodeType == XmlNodeType.Element;
                if (reader.Depth > FhirParsing.DeepestNesting)
                {
                    return Problems.TooDeep;
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return !rootSeen && text.Contains("<!DOCTYPE", StringComparison.Ordinal) ? Problems.EntitiesForbidden : Problems.NotWellFormed;
        }
    }
}
