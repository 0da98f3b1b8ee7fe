using MimeKit;
using SafeguardingHub.Mailing;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Only a report that a mail of the hub's own has failed is a bounce (RFC 3464).</summary>
public sealed class BounceReadingTests
{
    private static readonly MimeMessage Sent = new() { MessageId = "0123456789abcdef0123456789abcdef@hub.example.test" };

    [Theory]
    [InlineData("5.1.1", "5.1.1")]
    [InlineData("5.7.26 (Ari Testerley is not here)", "5.7.26")]
    [InlineData("nonsense", "5.0.0")]
    public void A_failure_is_told_by_its_mail_and_its_code_alone(string status, string read) =>
        Assert.Equal(new Bounce(Guid.ParseExact("0123456789abcdef0123456789abcdef", "N"), read), Read(Report(Sent, "failed", status)));

    [Fact]
    public void The_headers_of_the_mail_are_enough() => Assert.NotNull(Read(Report(Sent, "failed", "5.1.1", "text/rfc822-headers")));

    [Fact]
    public void A_delay_is_no_bounce() => Assert.Null(Read(Report(Sent, "delayed", "4.4.1")));

    [Fact]
    public void A_report_on_somebody_elses_mail_is_none() => Assert.Null(Read(Report(new MimeMessage { MessageId = "letter-7@elsewhere.test" }, "failed", "5.1.1")));

    [Fact]
    public void An_absence_note_is_none() =>
        Assert.Null(Read("From: duty@x.test\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: <0123456789abcdef0123456789abcdef@hub.example.test>\r\n\r\nAction: failed\r\n"));

    /// <summary>As a mail server writes it.</summary>
    internal static string Report(MimeMessage sent, string action, string status, string returnedAs = "message/rfc822") =>
        $"""
        From: MAILER-DAEMON@mail.example.test
        To: hub@hub.example.test
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        It could not be delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.test

        Final-Recipient: rfc822; duty-inbox@example.test
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 no such user

        --b
        Content-Type: {returnedAs}

        Message-ID: <{sent.MessageId}>
        Subject: Overdue

        --b--

        """.ReplaceLineEndings("\r\n");

    private static Bounce? Read(string text)
    {
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return Bounce.Read(MimeMessage.Load(bytes, TestContext.Current.CancellationToken));
    }
}
