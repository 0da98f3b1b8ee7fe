namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Part of a message that has a value. Taking the value is what counts it as carried.</summary>
internal abstract class SourceNode
{
    /// <summary>An XPath of local names, with a 1-based index where several siblings share a name.</summary>
    public abstract string Path { get; }

    /// <summary>The value exactly as it stands; null when it is blank.</summary>
    public abstract string? TakeRaw();

    /// <summary>The value without the white space round it; null when it is blank.</summary>
    public string? Take() => TakeRaw()?.Trim();
}
