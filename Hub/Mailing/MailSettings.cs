using MailKit.Security;
using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>How mail goes out and how bounces come back. With nothing set mail is written to a folder.</summary>
public sealed record MailSettings
{
    /// <summary>Nobody's address (RFC 2606): a mail in a folder is not to be answered.</summary>
    private static readonly MailboxAddress Nobody = new("Safeguarding hub", "hub@hub.invalid");

    /// <summary>Where mail is written while there is no server; null for <c>mail</c> in the data folder.</summary>
    public string? Folder { get; init; }

    public MailboxAddress From { get; init; } = Nobody;

    public MailboxAddress? ReplyTo { get; init; }

    /// <summary>Where bounces go; null for <see cref="From"/>.</summary>
    public MailboxAddress? ReturnPath { get; init; }

    /// <summary>Who is told of what needs an operator.</summary>
    public IReadOnlyList<MailboxAddress> Operators { get; init; } = [];

    /// <summary>Null: the folder.</summary>
    public MailServer? Smtp { get; init; }

    /// <summary>A maildir, or a folder of <c>.eml</c> files.</summary>
    public string? BounceFolder { get; init; }

    public MailServer? BounceImap { get; init; }

    /// <summary>The folder on the IMAP server.</summary>
    public string BounceImapFolder { get; init; } = "INBOX";

    /// <summary>Health is degraded when a mail has waited for longer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(15);

    public string FolderIn(string data) => Folder ?? Path.Combine(data, "mail");
}

/// <param name="User">Null: no sign-in.</param>
/// <param name="Timeout">For one mail, from connecting to the server's answer.</param>
public sealed record MailServer(string Host, int Port, SecureSocketOptions Security, string? User, string? Password, TimeSpan Timeout)
{
    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
