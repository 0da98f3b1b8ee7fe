using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace SafeguardingHub.WebConsole.Design;

/// <summary>Elements as text: what is not markup is always encoded.</summary>
internal static class Markup
{
    /// <summary>Letters of every language as they are.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string? text) => Encoder.Encode(text ?? "");

    /// <param name="inner">Markup already; null for an element without content, such as an input.</param>
    /// <param name="attributes">Left out where the value is null; an empty value writes the name alone.</param>
    public static string Element(string name, string? inner, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var written = new StringBuilder("<").Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                written.Append(' ').Append(attribute);
                _ = value.Length == 0 ? written : written.Append("=\"").Append(Text(value)).Append('"');
            }
        }

        written.Append('>');
        return inner is null ? written.ToString() : written.Append(inner).Append("</").Append(name).Append('>').ToString();
    }

    public static string Classes(params IEnumerable<string?> names) => string.Join(' ', names.Where(name => !string.IsNullOrEmpty(name)));

    public static IHtmlContent AsHtml(this string markup) => new HtmlString(markup);
}
