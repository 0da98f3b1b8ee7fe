using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>A mailbox on an IMAP server. What was read is marked as seen and stays there.</summary>
/// <param name="folder">Such as <c>INBOX</c>.</param>
public sealed class BounceMailbox(MailServer server, string folder) : IBounceSource
{
    public async Task<int> ReadAsync(Func<MimeMessage?, Task> take, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(server.Timeout);
        using var client = new ImapClient();
        await client.ConnectAsync(server.Host, server.Port, server.Security, limit.Token);
        if (server is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, limit.Token);
        }

        var open = await client.GetFolderAsync(folder, limit.Token);
        await open.OpenAsync(FolderAccess.ReadWrite, limit.Token);
        var unseen = await open.SearchAsync(SearchQuery.NotSeen, limit.Token);
        foreach (var id in unseen)
        {
            using (var message = await open.GetMessageAsync(id, limit.Token))
            {
                await take(message);
            }

            await open.AddFlagsAsync(id, MessageFlags.Seen, silent: true, limit.Token);
        }

        await client.DisconnectAsync(quit: true, limit.Token);
        return unseen.Count;
    }
}
