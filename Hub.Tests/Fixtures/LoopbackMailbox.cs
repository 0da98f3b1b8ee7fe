using System.Diagnostics;
using System.Net.Sockets;
using MailKit.Security;
using SafeguardingHub.Mailing;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A mailbox on a real IMAP server (Dovecot) on loopback, in a folder of its own.</summary>
internal sealed class LoopbackMailbox : IAsyncDisposable
{
    private const string User = "hub";
    private const string Password = "for-this-test-only";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly int port = LoopbackPorts.Free(1)[0];
    private Process? process;

    public MailServer Settings => new("127.0.0.1", port, SecureSocketOptions.None, User, Password, TimeSpan.FromSeconds(20));

    public static async Task<LoopbackMailbox> StartAsync()
    {
        var mailbox = new LoopbackMailbox();
        await File.WriteAllTextAsync(mailbox.folder["dovecot.conf"], mailbox.Configuration(), TestContext.Current.CancellationToken);
        foreach (var part in new[] { "cur", "new", "tmp" })
        {
            Directory.CreateDirectory(mailbox.folder[$"mail/Maildir/{part}"]);
        }

        await RunAsync("/bin/chmod", "o+rx", mailbox.folder.Path);
        await ChangeOwnerAsync(mailbox.folder["mail"]);
        mailbox.process = Process.Start(new ProcessStartInfo("/usr/sbin/dovecot", ["-F", "-c", mailbox.folder["dovecot.conf"]]))!;
        await Condition.MetAsync("the mailbox is open", Limit, mailbox.IsOpenAsync, TestContext.Current.CancellationToken);
        return mailbox;
    }

    /// <summary>As a mail server delivers it.</summary>
    public async Task DeliverAsync(string name, string message)
    {
        await File.WriteAllTextAsync(folder[$"mail/Maildir/tmp/{name}"], message, TestContext.Current.CancellationToken);
        await ChangeOwnerAsync(folder["mail"]);
        File.Move(folder[$"mail/Maildir/tmp/{name}"], folder[$"mail/Maildir/new/{name}"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { } running)
        {
            await RunAsync("/bin/kill", "-TERM", $"{running.Id}");
            await running.WaitForExitAsync().WaitAsync(Limit);
            running.Dispose();
        }

        folder.Dispose();
    }

    private async Task<bool> IsOpenAsync(CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The server reads a mailbox as a user of its own, never as root.</summary>
    private static Task ChangeOwnerAsync(string path) => RunAsync("/bin/chown", "-R", "dovecot:dovecot", path);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync().WaitAsync(Limit);
        Assert.Equal(0, run.ExitCode);
    }

    private string Configuration() =>
        $$"""
        base_dir = {{folder["run"]}}
        state_dir = {{folder["state"]}}
        log_path = {{folder["dovecot.log"]}}
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        first_valid_uid = 1
        mail_location = maildir:{{folder["mail/Maildir"]}}
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid=dovecot gid=dovecot home={{folder["mail"]}}
        }
        service imap-login {
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        """;
}
