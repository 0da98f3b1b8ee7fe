using System.Diagnostics;
using System.Text.Json;
using MailKit.Security;
using MimeKit;
using SafeguardingHub.Mailing;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A real mail server on loopback, in a process of its own, that keeps what it takes and can be told to refuse.</summary>
internal sealed class LoopbackMailServer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> answers = [];
    private readonly int port = LoopbackPorts.Free(1)[0];
    private readonly string[] signIn;
    private Process? process;

    private LoopbackMailServer(string[] signIn) => this.signIn = signIn;

    public MailServer Settings => new("127.0.0.1", port, SecureSocketOptions.None, null, null, TimeSpan.FromSeconds(20));

    /// <param name="signIn">A file with certificate and key, a user and a password; none: in the clear and for everybody.</param>
    public static async Task<LoopbackMailServer> StartAsync(params string[] signIn)
    {
        var server = new LoopbackMailServer(signIn);
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        // Debian's own Python has Debian's package.
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(RepositoryFiles.Root, "Hub.Tests/Fixtures/mail-server.py"), folder.Path, $"{port}", .. signIn])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit));
    }

    public async Task StopAsync()
    {
        if (process is { } running)
        {
            running.StandardInput.Close();
            await running.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
            running.Dispose();
            process = null;
        }
    }

    /// <param name="answer">Such as <c>550 5.1.1 No such mailbox</c>; null to take mail again.</param>
    public void Answer(string address, string? answer)
    {
        answers.Remove(address);
        if (answer is not null)
        {
            answers[address] = answer;
        }

        File.WriteAllText(folder["answers.json"], JsonSerializer.Serialize(answers));
    }

    /// <summary>All that it took, in order.</summary>
    public IReadOnlyList<TakenMail> Taken() => [.. Directory.EnumerateFiles(folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(TakenMail.Read)];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}

/// <summary>A mail as a server took it, and what the envelope said.</summary>
internal sealed record TakenMail(MimeMessage Message, string Bytes, string From, IReadOnlyList<string> To)
{
    public static TakenMail Read(string file)
    {
        using var envelope = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")));
        return new TakenMail(
            MimeMessage.Load(file), File.ReadAllText(file), envelope.RootElement.GetProperty("from").GetString()!,
            [.. envelope.RootElement.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)]);
    }
}
