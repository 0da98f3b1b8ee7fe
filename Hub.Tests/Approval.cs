namespace SafeguardingHub.Tests;

/// <summary>
/// Compares text with an approved file (a path from the repository's root) and, when they differ, writes a <c>.received</c> file beside it.
/// <c>APPROVE=1</c> in the environment accepts what was received.
/// </summary>
internal static class Approval
{
    public static void Matches(string approvedFile, string received)
    {
        var path = Path.Combine(RepositoryFiles.Root, approvedFile);
        var normal = received.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, normal);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var receivedPath = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        if (approved == normal)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(receivedPath, normal);
        Assert.Fail($"{approvedFile} differs from what was received; compare {Path.GetFileName(receivedPath)}, approve with APPROVE=1.");
    }
}
