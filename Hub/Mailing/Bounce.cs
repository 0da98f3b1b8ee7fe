using System.Text.RegularExpressions;
using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>A mail server's report that a mail of the hub's could not be delivered (RFC 3464).</summary>
/// <param name="Status">Such as <c>5.1.1</c>; of the report nothing else is kept.</param>
internal sealed partial record Bounce(Guid Mail, string Status)
{
    private const string Unknown = "5.0.0";

    /// <summary>Null for anything that is not about the end of a mail that this hub sent: an absence note, a delay, somebody's letter.</summary>
    public static Bounce? Read(MimeMessage message)
    {
        var parts = message.BodyParts.ToList();
        var failed = parts.OfType<MessageDeliveryStatus>().SelectMany(report => report.StatusGroups)
            .FirstOrDefault(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        if (failed is null || parts.Select(Original).FirstOrDefault(id => id is not null) is not { } mail)
        {
            return null;
        }

        var status = Code().Match(failed["Status"] ?? "");
        return new Bounce(mail, status.Success ? status.Value : Unknown);
    }

    /// <summary>The report carries the mail, or its headers.</summary>
    private static Guid? Original(MimeEntity part) => part switch
    {
        MessagePart { Message: { } returned } => MailIds.Read(returned.MessageId),
        TextPart { ContentType: { MediaSubtype: "rfc822-headers" } } headers => MailIds.Read(MessageId().Match(headers.Text).Groups["id"].Value),
        _ => null,
    };

    [GeneratedRegex(@"[245]\.\d{1,3}\.\d{1,3}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^Message-ID:\s*<?(?<id>[^>\s]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
