using Microsoft.AspNetCore.Html;
using static SafeguardingHub.WebConsole.Design.Markup;

namespace SafeguardingHub.WebConsole.Design;

/// <summary>The GOV.UK Design System's form controls, as its own templates write them; the package's fixtures prove it.</summary>
public static class Controls
{
    public static IHtmlContent Input(Field field) => Group(field, LabelOf(field), Element(
        "input",
        null,
        ("class", Classes("govuk-input", field.Classes, field.Error is null ? null : "govuk-input--error")),
        ("id", field.IdOrName),
        ("name", field.Name),
        ("type", "text"),
        ("spellcheck", field.Spellcheck is { } spellcheck ? spellcheck ? "true" : "false" : null),
        ("value", string.IsNullOrEmpty(field.Value) ? null : field.Value),
        ("aria-describedby", field.DescribedBy),
        ("autocomplete", field.Autocomplete),
        ("inputmode", field.InputMode))).AsHtml();

    public static IHtmlContent Textarea(Field field, int rows = 5) => Group(field, LabelOf(field), TextareaOf(field, rows, null, field.DescribedBy)).AsHtml();

    /// <param name="most">Characters.</param>
    public static IHtmlContent CharacterCount(Field field, int most, int rows = 5)
    {
        var info = $"{field.IdOrName}-info";
        var message = Element("div", $"You can enter up to {most} characters", ("id", info), ("class", "govuk-hint govuk-character-count__message"));
        return Element(
            "div",
            Inside(field, LabelOf(field), TextareaOf(field, rows, "govuk-js-character-count", Classes(info, field.DescribedBy))) + message,
            ("class", Classes("govuk-form-group", field.Error is null ? null : "govuk-form-group--error", "govuk-character-count")),
            ("data-module", "govuk-character-count"),
            ("data-maxlength", $"{most}")).AsHtml();
    }

    public static IHtmlContent Radios(Field field, IReadOnlyList<Choice> choices) => Choose(field, choices, "radios", "radio").AsHtml();

    public static IHtmlContent Checkboxes(Field field, IReadOnlyList<Choice> choices) => Choose(field, choices, "checkboxes", "checkbox").AsHtml();

    public static IHtmlContent Select(Field field, IReadOnlyList<Choice> choices) => Group(field, LabelOf(field), Element(
        "select",
        string.Concat(choices.Select(choice => Element("option", Text(choice.Text), ("value", choice.Value), ("selected", choice.Checked ? "" : null)).Replace("<option>", "<option value=\"\">", StringComparison.Ordinal))),
        ("class", Classes("govuk-select", field.Classes, field.Error is null ? null : "govuk-select--error")),
        ("id", field.IdOrName),
        ("name", field.Name),
        ("aria-describedby", field.DescribedBy))).AsHtml();

    public static IHtmlContent FileUpload(Field field) => Group(field, LabelOf(field), Element(
        "input",
        null,
        ("class", Classes("govuk-file-upload", field.Classes, field.Error is null ? null : "govuk-file-upload--error")),
        ("id", field.IdOrName),
        ("name", field.Name),
        ("type", "file"),
        ("aria-describedby", field.DescribedBy))).AsHtml();

    /// <param name="day">Day, month and year as they were typed.</param>
    public static IHtmlContent DateInput(Field field, string? day, string? month, string? year)
    {
        var parts = new[] { ("day", "Day", 2, day), ("month", "Month", 2, month), ("year", "Year", 4, year) }.Select(part => Element(
            "div",
            Element(
                "div",
                Element("label", part.Item2, ("class", "govuk-label govuk-date-input__label"), ("for", $"{field.IdOrName}-{part.Item1}"))
                + Element(
                    "input",
                    null,
                    ("class", Classes("govuk-input govuk-date-input__input", field.Error is null ? null : "govuk-input--error", $"govuk-input--width-{part.Item3}")),
                    ("id", $"{field.IdOrName}-{part.Item1}"),
                    ("name", $"{field.Name}-{part.Item1}"),
                    ("type", "text"),
                    ("value", string.IsNullOrEmpty(part.Item4) ? null : part.Item4),
                    ("inputmode", "numeric")),
                ("class", "govuk-form-group")),
            ("class", "govuk-date-input__item")));
        return Group(field, "", Element("fieldset", Legend(field) + HintAndError(field) + Element("div", string.Concat(parts), ("class", "govuk-date-input"), ("id", field.IdOrName)), ("class", "govuk-fieldset"), ("role", "group"), ("aria-describedby", field.DescribedBy)), inside: false).AsHtml();
    }

    private static string Choose(Field field, IReadOnlyList<Choice> choices, string kind, string type)
    {
        var items = choices.Select((choice, place) =>
        {
            var id = place == 0 ? field.IdOrName : $"{field.IdOrName}-{place + 1}";
            var hint = choice.Hint is null ? null : $"{id}-item-hint";
            return Element(
                "div",
                Element("input", null, ("class", $"govuk-{kind}__input"), ("id", id), ("name", field.Name), ("type", type), ("value", choice.Value), ("checked", choice.Checked ? "" : null), ("aria-describedby", hint))
                + Element("label", Text(choice.Text), ("class", $"govuk-label govuk-{kind}__label"), ("for", id))
                + (hint is null ? "" : Element("div", Text(choice.Hint), ("id", hint), ("class", $"govuk-hint govuk-{kind}__hint"))),
                ("class", $"govuk-{kind}__item"));
        });
        var list = Element("div", string.Concat(items), ("class", Classes($"govuk-{kind}", field.Classes)), ("data-module", $"govuk-{kind}"));
        return Group(field, "", Element("fieldset", Legend(field) + HintAndError(field) + list, ("class", "govuk-fieldset"), ("aria-describedby", field.DescribedBy)), inside: false);
    }

    private static string Legend(Field field) => Element(
        "legend", field.IsHeading ? Element("h1", Text(field.Label), ("class", "govuk-fieldset__heading")) : Text(field.Label), ("class", Classes("govuk-fieldset__legend", field.LabelClasses)));

    private static string LabelOf(Field field)
    {
        var label = Element("label", Text(field.Label), ("class", Classes("govuk-label", field.LabelClasses)), ("for", field.IdOrName));
        return field.IsHeading ? Element("h1", label, ("class", "govuk-label-wrapper")) : label;
    }

    private static string TextareaOf(Field field, int rows, string? behaviour, string? describedBy) => Element(
        "textarea",
        // The parser drops a first line break.
        Text(field.Value is ['\n' or '\r', ..] ? $"\n{field.Value}" : field.Value),
        ("class", Classes("govuk-textarea", field.Error is null ? null : "govuk-textarea--error", behaviour, field.Classes)),
        ("id", field.IdOrName),
        ("name", field.Name),
        ("rows", $"{rows}"),
        ("spellcheck", field.Spellcheck is { } spellcheck ? spellcheck ? "true" : "false" : null),
        ("aria-describedby", describedBy),
        ("autocomplete", field.Autocomplete));

    private static string Group(Field field, string label, string control, bool inside = true) =>
        Element("div", inside ? Inside(field, label, control) : control, ("class", Classes("govuk-form-group", field.Error is null ? null : "govuk-form-group--error")));

    private static string Inside(Field field, string label, string control) => label + HintAndError(field) + control;

    private static string HintAndError(Field field) =>
        (field.Hint is null ? "" : Element("div", Text(field.Hint), ("id", $"{field.IdOrName}-hint"), ("class", "govuk-hint")))
        + (field.Error is null ? "" : Element("p", $"<span class=\"govuk-visually-hidden\">Error:</span> {Text(field.Error)}", ("id", $"{field.IdOrName}-error"), ("class", "govuk-error-message")));
}
