namespace SafeguardingHub.Sandbox;

/// <summary>A part of the sandbox is not installed. The message names the Debian package that brings it.</summary>
public sealed class PartMissingException(string message) : Exception(message);

internal static class DebianPackage
{
    /// <param name="candidates">Full paths; the first that exists is taken.</param>
    /// <exception cref="PartMissingException">None exists.</exception>
    public static string Find(string package, params IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(File.Exists)
            ?? throw new PartMissingException($"The sandbox needs the Debian package {package}, and it is not installed here. Install it with: apt-get install {package}");
}
