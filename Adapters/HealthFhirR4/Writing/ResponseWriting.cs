using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Receipt and rejection: a response with an OperationOutcome. Nothing in it is personal.</summary>
internal static partial class ResponseWriting
{
    public static Bundle Write(Receipt receipt)
    {
        var outcome = new OperationOutcome
        {
            Issue = [ReceiptIssue(receipt), .. receipt.Warnings.Select(warning => Issue(warning, OperationOutcome.IssueSeverity.Warning))],
        };
        if (receipt.NotCarried.Count > 0)
        {
            outcome.Issue.Add(new OperationOutcome.IssueComponent
            {
                Severity = OperationOutcome.IssueSeverity.Information,
                Code = OperationOutcome.IssueType.Informational,
                Details = new CodeableConcept(Systems.HubReceiptOutcome, "not-carried", "Read, and not carried to other agencies"),
                Expression = [.. receipt.NotCarried.Select(FhirText.Legible).OfType<string>()],
            });
        }

        return Message(receipt, MessageHeader.ResponseType.Ok, outcome, receipt.AnsweredMessageId, receipt.CorrelationId, receipt.ReceivedAt);
    }

    public static Bundle Write(Rejection rejection)
    {
        var outcome = new OperationOutcome { Issue = [.. rejection.Problems.Select(problem => Issue(problem, OperationOutcome.IssueSeverity.Error))] };
        return Message(rejection, MessageHeader.ResponseType.FatalError, outcome, rejection.AnsweredMessageId, rejection.CorrelationId, rejection.ReceivedAt);
    }

    private static Bundle Message(
        Outgoing outgoing, MessageHeader.ResponseType code, OperationOutcome outcome, string answered, string? correlation, DateTimeOffset receivedAt)
    {
        var bundle = new MessageBundle(outgoing.MessageId, outgoing.ComposedAt);
        var header = HeaderWriting.Response();
        bundle.Add(header);
        header.Response = new MessageHeader.ResponseComponent { Identifier = IdFor(answered, outgoing.MessageId), Code = code, Details = bundle.Add(outcome) };
        HeaderWriting.Address(header, bundle, outgoing.Recipient);
        header.Extension.Say(FhirExtensions.OfParts(
            HubExtensions.AnsweredMessage,
            ("message-id", FhirText.String(answered)),
            ("correlation-id", FhirText.String(correlation)),
            ("concern-reference", FhirText.String((outgoing as Receipt)?.Reference?.ToString())),
            ("received-at", FhirText.Moment(receivedAt))));
        return bundle.Close();
    }

    private static OperationOutcome.IssueComponent ReceiptIssue(Receipt receipt) => new()
    {
        Severity = OperationOutcome.IssueSeverity.Information,
        Code = receipt.Outcome == ReceiptOutcome.Duplicate ? OperationOutcome.IssueType.Duplicate : OperationOutcome.IssueType.Informational,
        Details = new CodeableConcept(Systems.HubReceiptOutcome, HubCodes.Of(receipt.Outcome), HubCodes.Words(receipt.Outcome), receipt.Reference?.ToString()),
    };

    private static OperationOutcome.IssueComponent Issue(MessageProblem problem, OperationOutcome.IssueSeverity severity) => new()
    {
        Severity = severity,
        Code = OperationOutcome.IssueType.Processing,
        Details = new CodeableConcept { Coding = [new Coding(Systems.HubProblemCode, problem.Code)], Text = problem.Text },
        Expression = FhirText.Legible(problem.Pointer) is { } pointer ? [pointer] : [],
    };

    /// <summary>A message id that FHIR's id cannot hold is given in the extension only; the id is then the response's own.</summary>
    private static string IdFor(string answered, Guid messageId) => FhirId().IsMatch(answered) ? answered : messageId.ToString("D");

    [GeneratedRegex(@"\A[A-Za-z0-9\-.]{1,64}\z")]
    private static partial Regex FhirId();
}
