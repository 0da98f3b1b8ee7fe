using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes the hub's answers to a sender. Nothing in them is personal.</summary>
internal static class AnswerWriting
{
    public static ReadOnlyMemory<byte> Write(Receipt receipt) => PpnWriter.Document(PpnFormat.Receipt, xml =>
    {
        EnvelopeWriting.Attributes(xml, receipt);
        Answered(xml, receipt.AnsweredMessageId, receipt.CorrelationId, receipt.ReceivedAt);
        xml.Attribute("outcome", CanonicalNames<ReceiptOutcome>.Of(receipt.Outcome));
        xml.Attribute("reference", receipt.Reference?.ToString());
        xml.List("warnings", "problem", receipt.Warnings, Problem);
        xml.List("notCarried", "pointer", receipt.NotCarried, (pointer, value) => pointer.Content(value));
    });

    public static ReadOnlyMemory<byte> Write(Rejection rejection) => PpnWriter.Document(PpnFormat.Rejection, xml =>
    {
        EnvelopeWriting.Attributes(xml, rejection);
        Answered(xml, rejection.AnsweredMessageId, rejection.CorrelationId, rejection.ReceivedAt);
        xml.List("problems", "problem", rejection.Problems, Problem);
    });

    private static void Answered(PpnWriter xml, string messageId, string? correlationId, DateTimeOffset receivedAt)
    {
        xml.Attribute("answers", messageId);
        xml.Attribute("caseRef", correlationId);
        xml.Attribute("received", receivedAt);
    }

    private static void Problem(PpnWriter xml, MessageProblem problem)
    {
        xml.Attribute("code", problem.Code);
        xml.Attribute("pointer", problem.Pointer);
        xml.Content(problem.Text);
    }
}
