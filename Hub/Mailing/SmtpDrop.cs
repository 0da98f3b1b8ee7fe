using System.Net.Security;
using MailKit.Net.Smtp;
using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>Hands mail over to a mail server, one connection for what goes out together.</summary>
/// <param name="trust">Judges the server's certificate; null as the machine does.</param>
public sealed class SmtpDrop(MailServer server, MailboxAddress returnPath, RemoteCertificateValidationCallback? trust = null) : IMailDrop, IDisposable
{
    private SmtpClient? client;

    public async Task<DropResult> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(server.Timeout);
        try
        {
            var open = await OpenAsync(limit.Token);
            await open.SendAsync(message, returnPath, message.To.Mailboxes, limit.Token);
            return DropResult.Taken;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var result = SmtpFailures.Of(failure);
            if (result.Outcome == DropOutcome.Away || client?.IsConnected != true)
            {
                Close();
            }

            return result;
        }
    }

    public async Task LeaveAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(server.Timeout);
            await (client?.DisconnectAsync(quit: true, limit.Token) ?? Task.CompletedTask);
        }
        catch (Exception)
        {
            // What was taken over was taken over: how the conversation ends changes nothing.
        }
        finally
        {
            Close();
        }
    }

    public void Dispose() => Close();

    private async Task<SmtpClient> OpenAsync(CancellationToken cancellation)
    {
        if (client is { IsConnected: true } open)
        {
            return open;
        }

        Close();
        client = new SmtpClient { ServerCertificateValidationCallback = trust };
        await client.ConnectAsync(server.Host, server.Port, server.Security, cancellation);
        if (server is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, cancellation);
        }

        return client;
    }

    private void Close()
    {
        client?.Dispose();
        client = null;
    }
}
