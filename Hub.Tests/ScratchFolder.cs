namespace SafeguardingHub.Tests;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("safeguarding-hub-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
