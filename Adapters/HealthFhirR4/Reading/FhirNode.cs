using System.Collections;
using System.Globalization;
using Hl7.Fhir.Model;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>
/// An element of the message while it is read. It is asked by element name, never by typed property: the typed ones throw
/// where a sender put something of another type. Whatever value is read here counts as carried.
/// </summary>
internal readonly record struct FhirNode(Base Element, FhirReading Reading)
{
    public string TypeName => Element.TypeName;

    /// <summary>The value as text, without marking it as carried.</summary>
    public string? Unread => (Element as PrimitiveType)?.JsonValue switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    public string? Value
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Unread))
            {
                return null;
            }

            Reading.Carry(Element);
            return Unread.Trim();
        }
    }

    public IEnumerable<FhirNode> All(string name)
    {
        if (!Element.TryGetValue(name, out var value))
        {
            yield break;
        }

        if (value is Base single)
        {
            yield return new FhirNode(single, Reading);
        }
        else if (value is IEnumerable several and not string)
        {
            foreach (var item in several)
            {
                if (item is Base element)
                {
                    yield return new FhirNode(element, Reading);
                }
            }
        }
    }

    public FhirNode? First(string name)
    {
        if (!Element.TryGetValue(name, out var value))
        {
            return null;
        }

        var first = value as Base ?? (value as IEnumerable)?.OfType<Base>().FirstOrDefault();
        return first is null ? null : new FhirNode(first, Reading);
    }

    public string? Text(string name) => First(name)?.Value;

    public string? UnreadText(string name) => First(name)?.Unread?.Trim();

    public IEnumerable<FhirNode> Extensions(string url)
    {
        foreach (var extension in All("extension"))
        {
            if (extension.UnreadText("url") == url)
            {
                _ = extension.Text("url");
                yield return extension;
            }
        }
    }

    public FhirNode? Extension(string url)
    {
        foreach (var extension in Extensions(url))
        {
            return extension;
        }

        return null;
    }

    /// <summary>The value of an extension that holds one primitive.</summary>
    public string? ExtensionText(string url) => Extension(url)?.Text("value");
}
