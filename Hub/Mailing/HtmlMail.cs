using System.Net;

namespace SafeguardingHub.Mailing;

/// <summary>
/// A mail as HTML, for people who listen to it as well as for those who see it: one heading, a table with a caption and headers,
/// the language; nothing by colour alone, nothing loaded from elsewhere.
/// </summary>
internal static class HtmlMail
{
    public static string Of(MailWords words) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Escaped(words.Subject)}</title></head>
        <body style="font-family: sans-serif; font-size: 1em; line-height: 1.5; color: #0b0c0c; background: #ffffff">
        <h1 style="font-size: 1.25em">{Escaped(words.Opening)}</h1>
        {Table(words)}{string.Join('\n', words.Close.Select(sentence => $"<p>{Escaped(sentence)}</p>"))}
        </body>
        </html>

        """;

    private static string Table(MailWords words) => words.Lines.Count == 0 ? "" :
        $"""
        <table style="border-collapse: collapse; text-align: left" border="1" cellpadding="6">
        <caption style="text-align: left">What is asked</caption>
        <thead><tr><th scope="col">Reference</th><th scope="col">Asked</th><th scope="col">It was due</th><th scope="col">Act by</th></tr></thead>
        <tbody>
        {string.Join('\n', words.Lines.Select(Row))}
        </tbody>
        </table>

        """;

    private static string Row(AskedLine line) =>
        $"<tr><th scope=\"row\">{Escaped(line.Reference)}</th><td>{Escaped(line.Asked)}</td><td>{Escaped(line.Due)}</td><td>{Escaped(line.ActBy)}</td></tr>";

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
