using System.Security.Cryptography;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Receiving;

/// <summary>Checks what can be checked without understanding the body: who sent it, of what kind, how large, how deep, seen under which key.</summary>
public static class Reception
{
    public static Received Check(Delivered delivered, Agreement agreement, ReceivingLimits limits, KeyRing keys, DateTimeOffset now)
    {
        var bodyHash = SHA256.HashData(delivered.Body.Span);
        var messageId = string.IsNullOrWhiteSpace(delivered.MessageId) ? $"sha256:{Convert.ToHexStringLower(bodyHash)}" : delivered.MessageId;
        var proven = delivered.SenderProven && (delivered.UserId is null || delivered.UserId == delivered.Sender?.ToString());
        var sender = proven && delivered.Sender is { } id ? agreement.Find(id) : null;
        var kind = KindOf(delivered.Message);
        return new Received
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Delivered = delivered.Body.Length > limits.MostBytes ? delivered with { Body = delivered.Body[..limits.MostBytes].ToArray() } : delivered,
            WholeBytes = delivered.Body.Length,
            Sender = sender,
            Kind = kind,
            AnsweredMessageId = messageId,
            IdempotencyKey = keys.BlindIndex("message", $"{delivered.Sender?.ToString() ?? "unknown"}|{messageId}"),
            BodyIndex = keys.BlindIndex("body", bodyHash),
            Problems = [.. ProblemsOf(delivered, proven, sender, kind, limits)],
        };
    }

    private static IEnumerable<MessageProblem> ProblemsOf(Delivered delivered, bool proven, Agency? sender, MessageKind? kind, ReceivingLimits limits)
    {
        if (sender is null)
        {
            yield return (proven ? Problems.UnknownSender : Problems.SenderMismatch).Whole();
        }

        if (kind is null)
        {
            yield return Problems.UnknownMessageKind.Whole();
        }

        var encoded = IsEncoded(delivered.ContentEncoding);
        if (encoded)
        {
            yield return Problems.ContentEncoded.Whole();
        }

        if (BodyChecks.FaultOf(delivered.Body.Span, limits) is { } fault && (!encoded || fault == Problems.TooLarge))
        {
            yield return fault.Whole();
        }
    }

    private static bool IsEncoded(string? contentEncoding) =>
        contentEncoding?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)) == true;

    private static MessageKind? KindOf(string message) => message switch
    {
        "concern" => MessageKind.Concern,
        "update" => MessageKind.Update,
        "response" => MessageKind.Response,
        "engagement" => MessageKind.Engagement,
        _ => null,
    };
}
