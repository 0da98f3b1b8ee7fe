using System.Reflection;
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
        ["select"] = (["label", "name", "id", "hint", "errorMessage", "classes", "items"], 2, options => Controls.Select(FieldOf(options), ChoicesOf(options))),
        ["file-upload"] = (["label", "name", "id", "hint", "errorMessage", "classes"], 5, options => Controls.FileUpload(FieldOf(options))),
        ["date-input"] = (["id", "namePrefix", "fieldset", "hint", "errorMessage", "values"], 4, options => Controls.DateInput(FieldOf(options) with { Name = Text(options, "namePrefix") ?? Text(options, "id")! }, Typed(options, "day"), Typed(options, "month"), Typed(options, "year"))),
        ["pagination"] = (["previous", "next", "items"], 4, options => Parts.Pagination(PageOf(options), LastPageOf(options), page => $"/page/{page}")),
        ["button-link"] = (["text", "href"], 2, options => Parts.ButtonLink(Text(options, "text")!, Text(options, "href")!)),
        ["notification-banner"] = (["text", "type"], 2, options => Parts.NotificationBanner(Text(options, "text")!, Text(options, "type") == "success")),
    };

    public static TheoryData<string> Names => [.. Components.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_3_our_controls_are_those_of_the_design_system(string component)
    {
        var (known, atLeast, write) = Components[component];
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{(component == "button-link" ? "button" : component)}.json")));
        var ours = file.RootElement.GetProperty("fixtures").EnumerateArray().Where(fixture => IsOurs(fixture.GetProperty("options"), known, component)).ToList();

        Assert.True(ours.Count >= atLeast, $"{ours.Count} fixtures fit");
        Assert.All(ours, fixture => Assert.Equal(Normal(Expected(component, fixture)), Normal(Written(write(fixture.GetProperty("options")))), ignoreWhiteSpaceDifferences: true));
    }

    [Fact]
    public void Every_part_and_control_that_we_write_ourselves_is_compared() => Assert.Equal(
        new[] { typeof(Parts), typeof(Controls) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.ReturnType == typeof(IHtmlContent)).Select(method => method.Name).Order(StringComparer.Ordinal),
        Components.Keys.Select(name => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))).Order(StringComparer.Ordinal));

    /// <summary>Ours names the parts of a date by its field, and takes the way to the next page from the same place as the pages.</summary>
    private static string Expected(string component, JsonElement fixture)
    {
        var (html, options) = (fixture.GetProperty("html").GetString()!, fixture.GetProperty("options"));
        return component switch
        {
            "date-input" when Text(options, "namePrefix") is null => html.Replace("name=\"", $"name=\"{Text(options, "id")}-", StringComparison.Ordinal),
            "pagination" => html.Replace("\"/previous\"", $"\"/page/{PageOf(options) - 1}\"", StringComparison.Ordinal).Replace("\"/next\"", $"\"/page/{PageOf(options) + 1}\"", StringComparison.Ordinal),
            _ => html,
        };
    }

    private static int PageOf(JsonElement options) => options.GetProperty("items").EnumerateArray().First(item => item.TryGetProperty("current", out _)).GetProperty("number").GetInt32();

    private static int LastPageOf(JsonElement options) => options.GetProperty("items").EnumerateArray().Last().GetProperty("number").GetInt32();

    private static string? Typed(JsonElement options, string part) => options.TryGetProperty("values", out var values) && values.EnumerateObject().FirstOrDefault(value => value.Name.EndsWith(part, StringComparison.Ordinal)) is { Value.ValueKind: JsonValueKind.Number } typed ? typed.Value.GetRawText() : null;

    private static bool IsOurs(JsonElement options, string[] known, string component) =>
        options.EnumerateObject().All(option => known.Contains(option.Name) && !Inner(option.Value).Any(inner => inner is "html" or "attributes" or "classes" or "visuallyHiddenText" or "isPageHeading" or "conditional" or "divider" or "behaviour" or "disabled" or "id" or "label" or "formGroup" or "describedBy" or "role"))
        && (component is not ("tag" or "button") || Text(options, "classes") is not { } classes || classes.StartsWith($"govuk-{component}--", StringComparison.Ordinal) && !classes.Contains(' ', StringComparison.Ordinal))
        && (component is not ("radios" or "checkboxes") || (options.TryGetProperty("fieldset", out var set) && set.TryGetProperty("legend", out _) && options.GetProperty("items").EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)))
        && (component != "select" || (options.TryGetProperty("items", out var choices) && choices.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number)))
        && (component != "date-input" || options.TryGetProperty("fieldset", out _))
        && (component != "pagination" || (options.TryGetProperty("items", out var pages) && pages.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("current", out _)) && pages.EnumerateArray().Last().TryGetProperty("number", out var last) && last.ValueKind == JsonValueKind.Number))
        && (component != "button-link" || (Text(options, "href") is not null && Text(options, "text") is not null))
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

    private static Choice[] ChoicesOf(JsonElement options) => [.. options.GetProperty("items").EnumerateArray().Select(item => new Choice(Text(item, "value") ?? item.GetProperty("value").GetRawText(), Text(item, "text")!, item.TryGetProperty("hint", out var hint) ? Text(hint, "text") : null) { Checked = (item.TryGetProperty("checked", out var isChecked) || item.TryGetProperty("selected", out isChecked)) && isChecked.GetBoolean() })];

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
