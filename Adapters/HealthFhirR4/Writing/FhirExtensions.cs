using Hl7.Fhir.Model;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Extensions of one value or of parts; one that would hold nothing is not made.</summary>
internal static class FhirExtensions
{
    public static void Say(this List<Extension> extensions, string url, DataType? value)
    {
        if (value is not null)
        {
            extensions.Add(new Extension(url, value));
        }
    }

    public static void Say(this List<Extension> extensions, Extension? extension)
    {
        if (extension is not null)
        {
            extensions.Add(extension);
        }
    }

    public static Extension? OfParts(string url, params IEnumerable<(string Name, DataType? Value)> parts)
    {
        var said = parts.Where(part => part.Value is not null).Select(part => new Extension(part.Name, part.Value!)).ToList();
        return said.Count == 0 ? null : new Extension { Url = url, Extension = said };
    }
}
