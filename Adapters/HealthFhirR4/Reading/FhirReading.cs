using Hl7.Fhir.Model;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What is known while one message is read: what was carried, what was found wrong, which resource a reference means.</summary>
internal sealed class FhirReading
{
    private readonly HashSet<Base> carried = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FhirNode> byReference = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Base, FhirNode> fullUrls = new(ReferenceEqualityComparer.Instance);
    private readonly List<OriginalCode> originalCodes = [];

    public FhirReading(Resource bundle)
    {
        Bundle = new FhirNode(bundle, this);
        var resources = new List<FhirNode>();
        foreach (var entry in Bundle.All("entry"))
        {
            if (entry.First("resource") is not { } resource)
            {
                continue;
            }

            resources.Add(resource);
            Index(entry, resource);
            foreach (var contained in resource.All("contained"))
            {
                resources.Add(contained);
                byReference.TryAdd("#" + contained.UnreadText("id"), contained);
            }
        }

        Resources = resources;
    }

    public FhirNode Bundle { get; }

    public IReadOnlyList<FhirNode> Resources { get; }

    /// <summary>False when what is read will not be a concern, which alone has a place for original codes.</summary>
    public bool KeepsOriginalCodes { get; set; } = true;

    public List<Fault> Faults { get; } = [];

    public IReadOnlyList<OriginalCode> OriginalCodes => originalCodes;

    public IEnumerable<FhirNode> Of(string type) => Resources.Where(resource => resource.TypeName == type);

    public void Carry(Base element) => carried.Add(element);

    public bool IsCarried(Base element) => carried.Contains(element);

    public void Warn(ProblemKind kind, FhirNode at, string below = "") => Faults.Add(new Fault(kind, at.Element, below));

    public void Keep(OriginalCode code)
    {
        if (!originalCodes.Contains(code))
        {
            originalCodes.Add(code);
        }
    }

    /// <summary>The resource that a reference leads to. One that has an address and leads nowhere is reported.</summary>
    public FhirNode? Follow(FhirNode? reference)
    {
        if (reference?.First("reference") is not { } address || address.Value is not { } target)
        {
            return null;
        }

        if (!byReference.TryGetValue(target, out var resource))
        {
            Warn(Problems.BrokenReference, address);
            return null;
        }

        _ = KeyOf(resource);
        return resource;
    }

    /// <summary>The sender's key of a resource: its <c>fullUrl</c>.</summary>
    public string? KeyOf(FhirNode resource) => fullUrls.TryGetValue(resource.Element, out var fullUrl) ? fullUrl.Value : null;

    /// <summary>Whether a reference's target is in the message, without following it.</summary>
    public bool LeadsSomewhere(string target) => byReference.ContainsKey(target);

    /// <summary>Whether a reference means this resource, without following it.</summary>
    public bool Means(string target, FhirNode resource) =>
        byReference.TryGetValue(target, out var found) && ReferenceEquals(found.Element, resource.Element);

    private void Index(FhirNode entry, FhirNode resource)
    {
        if (resource.UnreadText("id") is { } id)
        {
            byReference.TryAdd($"{resource.TypeName}/{id}", resource);
        }

        if (entry.First("fullUrl") is { } fullUrl && fullUrl.Unread is { } url)
        {
            fullUrls[resource.Element] = fullUrl;
            if (!byReference.TryAdd(url.Trim(), resource))
            {
                Warn(Problems.PartlyParsed, fullUrl);
            }
        }
    }

    /// <param name="Below">A path from the element on to something that is missing; empty for the element itself.</param>
    internal sealed record Fault(ProblemKind Kind, Base At, string Below);
}
