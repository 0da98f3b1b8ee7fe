namespace SafeguardingHub.Schemas;

/// <summary>The published schemas and their examples, as they travel inside the program.</summary>
public static class Published
{
    /// <param name="path">Below <c>Schemas/</c>, such as <c>PoliceXml/V1/examples/concern-minimal.xml</c>.</param>
    /// <exception cref="FileNotFoundException">Nothing of that name is published.</exception>
    public static byte[] Read(string path)
    {
        using var stream = typeof(Published).Assembly.GetManifestResourceStream(path) ?? throw new FileNotFoundException($"Nothing is published as {path}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
