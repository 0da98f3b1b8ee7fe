using System.Text.Json;
using System.Text.Unicode;
using Hl7.Fhir.Serialization;

namespace SafeguardingHub.Adapters.HealthFhirR4;

internal static class FhirJsonParsing
{
    private static readonly BaseFhirJsonDeserializer Deserializer = new(FhirModel.R4, FhirParsing.Settings);

    public static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static ParsedFhir Parse(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return ParsedFhir.Refused(Problems.WrongEncoding);
        }

        var json = body.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body;
        if (FaultOf(json) is { } broken)
        {
            return ParsedFhir.Refused(broken);
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            Deserializer.TryDeserializeResource(ref reader, out var resource, out var issues);
            return FhirParsing.Outcome(resource, issues);
        }
        catch (Exception fault) when (FhirParsing.IsOfTheSender(fault))
        {
            return ParsedFhir.Refused(Problems.NotWellFormed);
        }
    }

    /// <summary>
    /// What the deserialiser must never meet: broken JSON, bottomless nesting, half of a surrogate pair, no object, and a
    /// resource of two types, of which it takes one in silence.
    /// </summary>
    private static ProblemKind? FaultOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FhirParsing.DeepestNesting + 2 });
        try
        {
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return Problems.NotWellFormed;
            }

            var isObject = reader.TokenType == JsonTokenType.StartObject;
            var hasType = new bool[FhirParsing.DeepestNesting + 2];
            while (reader.Read())
            {
                if (reader.CurrentDepth > FhirParsing.DeepestNesting)
                {
                    return Problems.TooDeep;
                }

                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    hasType[reader.CurrentDepth + 1] = false;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("resourceType"u8))
                {
                    if (hasType[reader.CurrentDepth])
                    {
                        return Problems.DuplicateProperty;
                    }

                    hasType[reader.CurrentDepth] = true;
                }

                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }

            return isObject ? null : Problems.WrongFormat;
        }
        catch (JsonException)
        {
            return Problems.NotWellFormed;
        }
        catch (InvalidOperationException)
        {
            return Problems.NotWellFormed;
        }
    }
}
