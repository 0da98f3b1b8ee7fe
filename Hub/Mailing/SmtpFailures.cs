using MailKit.Net.Smtp;
using MailKit.Security;

namespace SafeguardingHub.Mailing;

/// <summary>
/// Whose fault a failure is. A refused recipient or message is the mailbox's (RFC 5321 §4.2: 4xx for now, 5xx for good); everything
/// else is between the hub and its server, and would befall any mail.
/// </summary>
internal static class SmtpFailures
{
    public static DropResult Of(Exception failure) => failure switch
    {
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } => Away("server-closing"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused when (int)refused.StatusCode is >= 500 and < 600 =>
            new DropResult(DropOutcome.Refused, $"refused-{(int)refused.StatusCode}"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } deferred =>
            new DropResult(DropOutcome.Deferred, $"deferred-{(int)deferred.StatusCode}"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => Away("sender-refused"),
        SmtpCommandException command => Away($"server-says-{(int)command.StatusCode}"),
        AuthenticationException => Away("sign-in-refused"),
        SslHandshakeException => Away("certificate-not-trusted"),
        OperationCanceledException or TimeoutException => Away("timed-out"),
        _ => Away("server-away"),
    };

    private static DropResult Away(string code) => new(DropOutcome.Away, code);
}
