using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>What the hub says to a sender about the sender's own message. Nothing in it is personal.</summary>
internal static class AnswerWriting
{
    public static string Write(Utf8JsonWriter writer, Receipt receipt)
    {
        MessageWriting.Header(writer, receipt, "receipt");
        writer.Word("outcome"u8, receipt.Outcome);
        Answered(writer, receipt.AnsweredMessageId, receipt.CorrelationId, receipt.ReceivedAt);
        writer.Text("reference"u8, receipt.Reference?.ToString());
        writer.List("warnings"u8, receipt.Warnings, Problem);
        writer.Texts("not_carried"u8, receipt.NotCarried);
        return "receipt";
    }

    public static string Write(Utf8JsonWriter writer, Rejection rejection)
    {
        MessageWriting.Header(writer, rejection, "rejection");
        Answered(writer, rejection.AnsweredMessageId, rejection.CorrelationId, rejection.ReceivedAt);
        writer.List("problems"u8, rejection.Problems, Problem);
        return "rejection";
    }

    private static void Answered(Utf8JsonWriter writer, string messageId, string? caseReference, DateTimeOffset receivedAt)
    {
        writer.WriteString("answered_message_id"u8, messageId);
        writer.Text("case_reference"u8, caseReference);
        writer.WriteString("received_at"u8, receivedAt);
    }

    private static void Problem(Utf8JsonWriter writer, MessageProblem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, problem.Code);
        writer.WriteString("pointer"u8, problem.Pointer);
        writer.WriteString("text"u8, problem.Text);
        writer.WriteEndObject();
    }
}
