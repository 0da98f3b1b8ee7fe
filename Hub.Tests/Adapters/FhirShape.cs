using System.Text.Json;
using System.Xml;
using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>Checks a bundle against FHIR R4 as the parser knows it, and against the published <c>profile.json</c>.</summary>
internal static class FhirShape
{
    private static readonly Profile Published = JsonSerializer.Deserialize<Profile>(
        File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, "HealthFhirR4", "V1", "profile.json")), JsonSerializerOptions.Web)!;

    public static IReadOnlyList<string> Errors(string contentType, ReadOnlyMemory<byte> body)
    {
        var errors = new List<string>();
        if (Parse(contentType, body, errors) is Bundle bundle)
        {
            errors.AddRange(Published.Rules.Where(rule => !bundle.IsTrue(rule.Fhirpath)).Select(rule => $"{rule.Name}: {rule.Says}"));
            errors.AddRange(from coding in bundle.Select("descendants().ofType(Coding)").OfType<Coding>()
                            where Published.CodeSystems.TryGetValue(coding.System ?? "", out var codes) && !codes.Contains(coding.Code ?? "")
                            select $"{coding.Code} is not of {coding.System}");
        }

        return errors;
    }

    private static Resource? Parse(string contentType, ReadOnlyMemory<byte> body, List<string> errors)
    {
        Resource? resource;
        IEnumerable<Hl7.Fhir.Utility.CodedException> issues;
        if (contentType.Contains("xml", StringComparison.Ordinal))
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()));
            FhirXmlDeserializer.STRICT.TryDeserializeResource(reader, out resource, out issues);
        }
        else
        {
            var reader = new Utf8JsonReader(body.Span);
            FhirJsonDeserializer.STRICT.TryDeserializeResource(ref reader, out resource, out issues);
        }

        errors.AddRange(issues.Select(issue => issue.Message));
        return resource;
    }

    internal sealed record Profile(IReadOnlyList<Rule> Rules, IReadOnlyDictionary<string, HashSet<string>> CodeSystems);

    internal sealed record Rule(string Name, string Says, string Fhirpath);
}
