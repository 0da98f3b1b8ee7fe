using System.Text;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.SchoolFormat;

internal static class NoteWriting
{
    public static string TypeOf(Outgoing outgoing) => outgoing switch
    {
        Referral => "referral",
        UpdateNotice => "update",
        Receipt => "receipt",
        Feedback => "feedback",
        Chase => "chase",
        _ => "rejection",
    };

    public static ReadOnlyMemory<byte> Write(Outgoing outgoing) => Encoding.UTF8.GetBytes(string.Concat(Lines(outgoing).Select(line => $"{line.Word}: {OneLine(line.Value)}\n")));

    private static IEnumerable<(string Word, string? Value)> Lines(Outgoing outgoing) => outgoing switch
    {
        Referral referral => [("reference", referral.Reference.ToString()), ("from", referral.RaisedBy.ToString()), ("why", string.Join(' ', referral.Why)), .. Concern(referral.Concern)],
        UpdateNotice update => [("reference", update.Reference.ToString()), ("change", update.Kind.ToString()), ("what", update.Note), .. update.Concern is { } concern ? Concern(concern) : []],
        Receipt receipt => [("answers", receipt.AnsweredMessageId), ("reference", receipt.Reference?.ToString()), ("outcome", receipt.Outcome.ToString())],
        Rejection rejection => [("answers", rejection.AnsweredMessageId), .. rejection.Problems.Select(problem => ("problem", (string?)$"{problem.Code} {problem.Pointer} {problem.Text}"))],
        Feedback { Response: { } response } feedback => [("reference", feedback.Reference.ToString()), ("from", feedback.SaidBy.ToString()), ("answer", response.Kind.ToString()), ("by", response.AnsweredBy?.Name?.Display), ("what", response.Note)],
        Feedback { Engagement: { } engagement } feedback => [("reference", feedback.Reference.ToString()), ("from", feedback.SaidBy.ToString()), ("happened", engagement.Kind.ToString()), ("said", engagement.ChildsWords), ("what", engagement.Note)],
        Chase chase => chase.Owed.SelectMany(owed => new[] { ("reference", (string?)owed.Reference.ToString()), ("owed", $"{owed.What} {owed.Due:yyyy-MM-dd HH:mm zzz}") }),
        _ => [],
    };

    private static IEnumerable<(string Word, string? Value)> Concern(Concern concern) =>
        [.. concern.Children.Select(child => ("child", child.Name?.Display)), ("risk", concern.Risk.Level.ToString()), ("what", concern.Narrative)];

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ");
}
