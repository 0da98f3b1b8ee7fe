namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <param name="known">False for an attribute of another vocabulary: it is never found by name and so listed as not carried.</param>
internal sealed class SourceAttribute(SourceElement owner, string name, bool known, string text) : SourceNode
{
    public string Name => name;

    public bool Known => known;

    public bool Taken { get; private set; }

    public override string Path => $"{owner.Path}/@{name}";

    public override string? TakeRaw()
    {
        Taken = true;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
