using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using SafeguardingHub.WebConsole.Design;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Check 3: our own controls are, but for spaces and the order of attributes, those of the GOV.UK Design System.</summary>
public sealed class DesignSystemTests
{
    private static readonly HtmlParser Parser = new();
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "Hub.Tests/WebConsole/DesignFixtures");

    /// <summary>Options that our controls know; a fixture with others is not ours to write.</summary>
    private static readonly Dictionary<string, (string[] Options, int AtLeast, Func<JsonElement, IHtmlContent> Write)> Components = new()
    {
        ["input"] = (["label", "name", "id", "hint", "errorMessage", "classes", "value", "autocomplete", "spellcheck", "inputmode"], 10, options => Controls.Input(FieldOf(options))),
        ["textarea"] = (["label", "name", "id", "hint", "errorMessage", "classes", "value", "rows", "autocomplete", "spellcheck"], 8, options => Controls.Textarea(FieldOf(options), Number(options, "rows") ?? 5)),
        ["character-count"] = (["label", "name", "id", "hint", "errorMessage", "classes", "value", "rows", "maxlength", "spellcheck"], 6, options => Controls.CharacterCount(FieldOf(options), Number(options, "maxlength")!.Value, Number(options, "rows") ?? 5)),
        ["radios"] = (["name", "fieldset", "hint", "errorMessage", "items", "classes"], 2, options => Controls.Radios(FieldOf(options), ChoicesOf(options))),
        ["checkboxes"] = (["name", "fieldset", "hint", "errorMessage", "items", "classes"], 2, options => Controls.Checkboxes(FieldOf(options), ChoicesOf(options))),
        ["tag"] = (["text", "classes"], 8, options => Parts.Tag(Text(options, "text")!, Text(options, "classes")?["govuk-tag--".Length..])),
        ["button"] = (["text", "name", "classes", "preventDoubleClick", "value"], 3, options => Parts.Button(Text(options, "text")!, Text(options, "classes")?["govuk-button--".Length..], Text(options, "name"), Text(options, "value"), options.TryGetProperty("preventDoubleClick", out var once) && once.GetBoolean())),
        ["error-summary"] = (["titleText", "errorList"], 2, options => Parts.ErrorSummary(Text(options, "titleText")!, [.. options.GetProperty("errorList").EnumerateArray().Select(line => new SummaryLine(Text(line, "text")!, Text(line, "href")))])),
        ["notification-banner"] = (["text", "type"], 2, options => Parts.NotificationBanner(Text(options, "text")!, Text(options, "type") == "success")),
    };

    public static TheoryData<string> Names => [.. Components.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_3_our_controls_are_those_of_the_design_system(string component)
    {
        var (known, atLeast, write) = Components[component];
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{component}.json")));
        var ours = file.RootElement.GetProperty("fixtures").EnumerateArray().Where(fixture => IsOurs(fixture.GetProperty("options"), known, component)).ToList();

        Assert.True(ours.Count >= atLeast, $"{ours.Count} fixtures fit");
        Assert.All(ours, fixture => Assert.Equal(Normal(fixture.GetProperty("html").GetString()!), Normal(Written(write(fixture.GetProperty("options")))), ignoreWhiteSpaceDifferences: true));
    }

    [Fact]
    public void Check_4_nothing_that_is_served_carries_the_brand_of_gov_uk() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Hub/WebConsole/wwwroot"), "*.*").Where(file => !file.EndsWith(".txt", StringComparison.Ordinal)),
        file => Assert.All(["GDS Transport", "crown", "crest", "@font-face", "gov.uk logo"], brand => Assert.DoesNotContain(brand, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)));

    private static bool IsOurs(JsonElement options, string[] known, string component) =>
        options.EnumerateObject().All(option => known.Contains(option.Name) && !Inner(option.Value).Any(inner => inner is "html" or "attributes" or "classes" or "visuallyHiddenText" or "isPageHeading" or "conditional" or "divider" or "behaviour" or "disabled" or "id" or "label" or "formGroup" or "describedBy" or "role"))
        && (component is not ("tag" or "button") || Text(options, "classes") is not { } classes || classes.StartsWith($"govuk-{component}--", StringComparison.Ordinal) && !classes.Contains(' ', StringComparison.Ordinal))
        && (component is not ("radios" or "checkboxes") || (options.TryGetProperty("fieldset", out var set) && set.TryGetProperty("legend", out _) && options.GetProperty("items").EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)))
        && (!options.TryGetProperty("value", out var typed) || typed.ValueKind == JsonValueKind.String)
        && (!options.TryGetProperty("preventDoubleClick", out var twice) || twice.ValueKind == JsonValueKind.True)
        && (component != "character-count" || options.TryGetProperty("maxlength", out _))
        && (component is not ("error-summary" or "notification-banner") || options.TryGetProperty(component == "error-summary" ? "errorList" : "text", out _))
        && (component != "error-summary" || Text(options, "titleText") is not null)
        && (component != "notification-banner" || Text(options, "type") is null or "success")
        && (component is not ("tag" or "button") || Text(options, "text") is not null);

    private static IEnumerable<string> Inner(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(each => Inner(each.Value).Prepend(each.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Inner),
        _ => [],
    };

    private static Field FieldOf(JsonElement options) => new(Text(options, "name") ?? "", options.TryGetProperty("label", out var label) ? Text(label, "text")! : Text(options.GetProperty("fieldset").GetProperty("legend"), "text")!)
    {
        Id = Text(options, "id"),
        Hint = options.TryGetProperty("hint", out var hint) ? Text(hint, "text") : null,
        Error = options.TryGetProperty("errorMessage", out var error) ? Text(error, "text") : null,
        Value = Text(options, "value"),
        Classes = Text(options, "classes"),
        Autocomplete = Text(options, "autocomplete"),
        InputMode = Text(options, "inputmode"),
        Spellcheck = options.TryGetProperty("spellcheck", out var spellcheck) ? spellcheck.GetBoolean() : null,
    };

    private static Choice[] ChoicesOf(JsonElement options) => [.. options.GetProperty("items").EnumerateArray().Select(item => new Choice(Text(item, "value")!, Text(item, "text")!, item.TryGetProperty("hint", out var hint) ? Text(hint, "text") : null) { Checked = item.TryGetProperty("checked", out var isChecked) && isChecked.GetBoolean() })];

    private static string? Text(JsonElement options, string name) => options.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement options, string name) => options.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Number ? value.GetInt32() : int.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>Attributes by name, classes and descriptions by name, text without spaces at its ends.</summary>
    private static string Normal(string html) => string.Join('\n', Parser.ParseFragment(html, Parser.ParseDocument("").Body!).SelectMany(Lines));

    private static IEnumerable<string> Lines(INode node) => node switch
    {
        IElement element => element.ChildNodes.SelectMany(Lines).Prepend($"<{element.LocalName} {string.Join(' ', element.Attributes.OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{each.Name}={string.Join(' ', each.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))}"))}>"),
        IText text when text.Data.Trim().Length > 0 => [text.Data.Trim()],
        _ => [],
    };
}
