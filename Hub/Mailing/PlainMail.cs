namespace SafeguardingHub.Mailing;

/// <summary>A mail as plain text.</summary>
internal static class PlainMail
{
    public static string Of(MailWords words) => string.Join("\r\n", Rows(words)) + "\r\n";

    private static IEnumerable<string> Rows(MailWords words) =>
    [
        words.Opening,
        "",
        .. words.Lines.SelectMany(line => new[] { $"Reference: {line.Reference}", $"Asked: {line.Asked}", $"It was due: {line.Due}", $"Act by: {line.ActBy}", "" }),
        .. words.Close,
    ];
}
