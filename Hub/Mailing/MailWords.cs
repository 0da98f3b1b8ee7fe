using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>What a mail says, before it is laid out: references, what is asked, and times in words.</summary>
/// <param name="Close">What follows the lines.</param>
internal sealed record MailWords(string Subject, string Opening, IReadOnlyList<AskedLine> Lines, IReadOnlyList<string> Close)
{
    private static readonly string[] HowToAnswer =
    [
        "Answer in your own system or in the hub, under the reference. A named person has to answer.",
        "Do not answer by mail. Times are those of Europe/London.",
    ];

    public static MailWords Of(StoredMail mail)
    {
        var lines = mail.Lines.Select(AskedLine.Of).ToList();
        return mail.Row switch
        {
            { Kind: MailKinds.Alert } alert => new($"The hub needs an operator: {alert.Text}", alert.Text ?? "", [], ["A second mail says when it is over."]),
            { Kind: MailKinds.AlertOver } over => new($"Over: {over.Text}", $"This is over: {over.Text}", [], []),
            { Kind: MailKinds.Test } => new("A test of the hub’s mail", "This is a test. Nothing is asked of you.", [], []),
            { Urgent: true } => new($"Act now: {lines[0].Reference}", "Act now. This is overdue and cannot wait.", lines, HowToAnswer),
            { Kind: MailKinds.Digest } when lines.Count > 1 => new($"{lines.Count} answers are overdue", $"{lines.Count} answers are overdue.", lines, HowToAnswer),
            _ => new($"Overdue: {lines[0].Reference}, act by {lines[0].ActBy}", "An answer is overdue.", lines, HowToAnswer),
        };
    }
}

/// <summary>One reference, with times in words, Europe/London.</summary>
internal sealed record AskedLine(string Reference, string Asked, string Due, string ActBy)
{
    public static AskedLine Of(MailLineRow row) =>
        new(row.Reference, $"{row.Asked}. Owed: {AskedByMail.Of(row.Obligation)}", TimeWords.SentenceOf(row.Due), TimeWords.SentenceOf(row.ActBy));
}
