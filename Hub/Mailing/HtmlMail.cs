using System.Net;

namespace SafeguardingHub.Mailing;

/// <summary>
/// A mail as HTML, for people who listen to it as well as for those who see it: one heading, a table with a caption and headers,
/// the language. Each reader's own colours and size of print, nothing loaded from elsewhere.
/// </summary>
internal static class HtmlMail
{
    public static string Of(MailWords words) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>{Escaped(words.Subject)}</title></head>
        <body>
        <h1>{Escaped(words.Opening)}</h1>
        {Table(words)}{string.Join('\n', words.Close.Select(sentence => $"<p>{Escaped(sentence)}</p>"))}
        </body>
        </html>

        """;

    private static string Table(MailWords words) => words.Lines.Count == 0 ? "" :
        $"""
        <table border="1" cellpadding="6">
        <caption>What is asked</caption>
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
