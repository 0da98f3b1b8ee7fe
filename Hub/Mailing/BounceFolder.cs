using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>A maildir, into whose <c>new</c> a mail server writes, or a folder of <c>.eml</c> files. What was read moves to <c>cur</c>.</summary>
public sealed class BounceFolder(string folder) : IBounceSource
{
    /// <summary>In bytes. A report carries the mail it is about, which is small.</summary>
    private const long LargestReport = 1024 * 1024;

    public async Task<int> ReadAsync(Func<MimeMessage?, Task> take, CancellationToken cancellation)
    {
        var files = New().Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            using (var message = await OpenAsync(file, cancellation))
            {
                await take(message);
            }

            Directory.CreateDirectory(Path.Combine(folder, "cur"));
            // The flag of maildir for what was seen.
            File.Move(file, Path.Combine(folder, "cur", $"{Path.GetFileName(file)}:2,S"), overwrite: true);
        }

        return files.Count;
    }

    private IEnumerable<string> New() =>
    [
        .. Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : [],
        .. Directory.Exists(Path.Combine(folder, "new")) ? Directory.EnumerateFiles(Path.Combine(folder, "new")) : [],
    ];

    private static async Task<MimeMessage?> OpenAsync(string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > LargestReport)
        {
            return null;
        }

        try
        {
            return await MimeMessage.LoadAsync(file, cancellation);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
