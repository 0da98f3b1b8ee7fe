using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4;

/// <summary>Bytes to a FHIR resource. The resource is whatever could be made of them; null when nothing could.</summary>
internal sealed record ParsedFhir(Resource? Resource, IReadOnlyList<MessageProblem> Problems)
{
    public static ParsedFhir Refused(ProblemKind kind, string pointer = "") => new(null, [kind.At(pointer)]);
}

internal static class FhirParsing
{
    /// <summary>How deep a message may be nested; real ones stay below 20.</summary>
    public const int DeepestNesting = 64;

    /// <summary>Strict finds everything and still gives the whole of what it could read.</summary>
    public static readonly DeserializerSettings Settings =
        new DeserializerSettings().UsingMode(DeserializationMode.Strict, NarrativeValidationKind.None);

    private static readonly string[] JsonTypes = ["application/fhir+json", "application/json+fhir", "application/json", "text/json"];
    private static readonly string[] XmlTypes = ["application/fhir+xml", "application/xml+fhir", "application/xml", "text/xml"];
    private static readonly string[] TypesThatSayNothing = ["", "application/octet-stream", "text/plain"];

    public static ParsedFhir Parse(IncomingMessage message)
    {
        var body = message.Body.Span;
        if (body.IsEmpty || IndexOfFirstSign(body) < 0)
        {
            return ParsedFhir.Refused(Problems.Empty);
        }

        var declared = (message.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (JsonTypes.Contains(declared))
        {
            return FhirJsonParsing.Parse(body);
        }

        if (XmlTypes.Contains(declared))
        {
            return FhirXmlParsing.Parse(body);
        }

        return !TypesThatSayNothing.Contains(declared) ? ParsedFhir.Refused(Problems.UnknownContentType)
            : body[IndexOfFirstSign(body)] is (byte)'{' or (byte)'[' ? FhirJsonParsing.Parse(body)
            : FhirXmlParsing.Parse(body);
    }

    /// <summary>
    /// The deserialiser reports most of what it cannot read, and throws for the rest: a null reference for a wrong attribute,
    /// an argument error for an element in another's place. By then the bytes are known to be sound JSON or XML, so what it
    /// throws says that they are nowhere near FHIR. Only a machine that is out of memory is our own trouble.
    /// </summary>
    public static bool IsOfTheSender(Exception fault) => fault is not OutOfMemoryException;

    public static ParsedFhir Outcome(Resource? resource, IEnumerable<CodedException> issues)
    {
        var problems = issues.Select(ProblemOf).Distinct().ToList();
        return problems.Exists(problem => problem.Code == Problems.DuplicateProperty.Code)
            ? new ParsedFhir(null, [.. problems.Where(problem => problem.Code == Problems.DuplicateProperty.Code)])
            : new ParsedFhir(resource, problems);
    }

    /// <summary>Where it is and what sort it is; the parser's own sentence may hold a value and is not used.</summary>
    private static MessageProblem ProblemOf(CodedException issue)
    {
        var place = (issue as ExtendedCodedException)?.InstancePath;
        var pointer = place is null or "$this" ? "" : place;
        return (issue.ErrorCode switch
        {
            CodedValidationException.MANDATORY_ELEMENT_MUST_BE_PRESENT_CODE => Problems.MissingElement,
            CodedValidationException.INVALID_CODED_VALUE_CODE => Problems.UnknownCode,
            CodedValidationException.LITERAL_INVALID_CODE or CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE => Problems.UnreadableValue,
            FhirJsonException.DUPLICATE_PROPERTY_CODE => Problems.DuplicateProperty,
            _ => Problems.PartlyParsed,
        }).At(pointer);
    }

    private static int IndexOfFirstSign(ReadOnlySpan<byte> body)
    {
        var start = body.StartsWith(FhirJsonParsing.Utf8Mark) ? FhirJsonParsing.Utf8Mark.Length : 0;
        var offset = body[start..].IndexOfAnyExcept(" \t\r\n"u8);
        return offset < 0 ? -1 : start + offset;
    }
}
