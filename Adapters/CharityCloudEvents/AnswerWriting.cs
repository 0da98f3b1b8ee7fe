using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The hub's answers to a message of the charity's. Nothing in them is personal.</summary>
internal static class AnswerWriting
{
    public static void Write(Utf8JsonWriter json, Receipt receipt)
    {
        json.Word("outcome"u8, receipt.Outcome);
        json.WriteString("answeredMessageId"u8, receipt.AnsweredMessageId);
        json.Text("caseReference"u8, receipt.CorrelationId);
        json.Text("reference"u8, receipt.Reference?.ToString());
        json.WriteString("receivedAt"u8, receipt.ReceivedAt);
        json.Every("warnings"u8, receipt.Warnings, Problem);
        json.Every("notCarried"u8, receipt.NotCarried, static (json, pointer) => json.WriteStringValue(pointer));
    }

    public static void Write(Utf8JsonWriter json, Rejection rejection)
    {
        json.WriteString("answeredMessageId"u8, rejection.AnsweredMessageId);
        json.Text("caseReference"u8, rejection.CorrelationId);
        json.WriteString("receivedAt"u8, rejection.ReceivedAt);
        json.Every("problems"u8, rejection.Problems, Problem);
    }

    private static void Problem(Utf8JsonWriter json, MessageProblem problem)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, problem.Code);
        json.WriteString("pointer"u8, problem.Pointer);
        json.WriteString("text"u8, problem.Text);
        json.WriteEndObject();
    }
}
