using MimeKit;
using MimeKit.Text;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>Writes a mail. The same row gives the same bytes, so that a repeat is known by its <c>Message-ID</c> and says nothing else.</summary>
internal static class MailComposer
{
    /// <summary>Of a mail server that knows nothing of RFC 3834, but of this: no automatic answer of any kind.</summary>
    private const string SuppressAnswers = "X-Auto-Response-Suppress";

    public static MimeMessage Compose(StoredMail mail, MailSettings settings)
    {
        var words = MailWords.Of(mail);
        var message = new MimeMessage
        {
            Date = mail.Row.CreatedAt,
            MessageId = MailIds.Of(mail.Row.Id, settings.From),
            Subject = words.Subject,
            Body = Alternatives(mail.Row, words),
        };
        message.From.Add(settings.From);
        message.To.Add(MailboxAddress.Parse(mail.Row.Mailbox));
        if (settings.ReplyTo is { } replies)
        {
            message.ReplyTo.Add(replies);
        }

        // Generated and no answer to anything: RFC 3834 §5. It advises against Precedence, which is no standard and gets mail filed as bulk.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(SuppressAnswers, "All");
        message.Headers.Add(HeaderId.ContentLanguage, "en-GB");
        if (mail.Row.Urgent)
        {
            message.Importance = MessageImportance.High;
            message.XPriority = XMessagePriority.Highest;
        }

        return message;
    }

    /// <summary>A boundary that is made up anew each time would make each repeat another mail.</summary>
    private static MultipartAlternative Alternatives(MailRow row, MailWords words) =>
        new(Part(TextFormat.Plain, PlainMail.Of(words)), Part(TextFormat.Html, HtmlMail.Of(words))) { Boundary = $"=-{row.Id:N}" };

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }
}
