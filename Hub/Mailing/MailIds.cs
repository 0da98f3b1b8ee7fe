using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>A mail's <c>Message-ID</c>: the row's id at the sender's domain.</summary>
internal static class MailIds
{
    public static string Of(Guid id, MailboxAddress from) => $"{id:N}@{from.Domain}";

    /// <summary>Null for a message that the hub did not send. The domain may have been another when it was sent.</summary>
    public static Guid? Read(string? messageId) =>
        messageId?.Trim().TrimStart('<').Split('@')[0] is { } local && Guid.TryParseExact(local, "N", out var id) ? id : null;
}
