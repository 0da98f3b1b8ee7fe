using Microsoft.AspNetCore.Html;
using static SafeguardingHub.WebConsole.Design.Markup;

namespace SafeguardingHub.WebConsole.Design;

/// <summary>A line of the error summary.</summary>
/// <param name="Href">To the field, such as <c>#reason</c>; null where there is none.</param>
public sealed record SummaryLine(string Text, string? Href);

/// <summary>The Design System's parts that are no form controls.</summary>
public static class Parts
{
    private const string Earlier = "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path></svg>";
    private const string Later = "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path></svg>";

    /// <param name="colour">Such as <c>red</c>; null for the usual blue.</param>
    public static IHtmlContent Tag(string text, string? colour = null) => Element("strong", Text(text), ("class", Classes("govuk-tag", colour is null ? null : $"govuk-tag--{colour}"))).AsHtml();

    /// <param name="kind">Such as <c>secondary</c> or <c>warning</c>.</param>
    public static IHtmlContent Button(string text, string? kind = null, string? name = null, string? value = null, bool once = false) => Element(
        "button",
        Text(text),
        ("type", "submit"),
        ("name", name),
        ("value", value),
        ("data-prevent-double-click", once ? "true" : null),
        ("class", Classes("govuk-button", kind is null ? null : $"govuk-button--{kind}")),
        ("data-module", "govuk-button")).AsHtml();

    public static IHtmlContent ButtonLink(string text, string href, string? kind = null) => Element(
        "a", Text(text), ("href", href), ("role", "button"), ("draggable", "false"), ("class", Classes("govuk-button", kind is null ? null : $"govuk-button--{kind}")), ("data-module", "govuk-button")).AsHtml();

    public static IHtmlContent ErrorSummary(string title, IReadOnlyList<SummaryLine> lines) => Element(
        "div",
        Element(
            "div",
            Element("h2", Text(title), ("class", "govuk-error-summary__title"))
            + Element("div", Element("ul", string.Concat(lines.Select(line => Element("li", line.Href is null ? Text(line.Text) : Element("a", Text(line.Text), ("href", line.Href))))), ("class", "govuk-list govuk-error-summary__list")), ("class", "govuk-error-summary__body")),
            ("role", "alert")),
        ("class", "govuk-error-summary"),
        ("data-module", "govuk-error-summary")).AsHtml();

    /// <param name="success">True for what was done; false for what people have to know.</param>
    public static IHtmlContent NotificationBanner(string text, bool success) => Element(
        "div",
        Element("div", Element("h2", success ? "Success" : "Important", ("class", "govuk-notification-banner__title"), ("id", "govuk-notification-banner-title")), ("class", "govuk-notification-banner__header"))
        + Element("div", Element("p", Text(text), ("class", "govuk-notification-banner__heading")), ("class", "govuk-notification-banner__content")),
        ("class", Classes("govuk-notification-banner", success ? "govuk-notification-banner--success" : null)),
        ("role", success ? "alert" : "region"),
        ("aria-labelledby", "govuk-notification-banner-title"),
        ("data-module", "govuk-notification-banner")).AsHtml();

    /// <summary>Previous, next, and the pages at both ends and round the current one.</summary>
    /// <param name="current">From 1.</param>
    public static IHtmlContent Pagination(int current, int pages, Func<int, string> href)
    {
        if (pages < 2)
        {
            return HtmlString.Empty;
        }

        var shown = Enumerable.Range(1, pages).Where(page => page == 1 || page == pages || Math.Abs(page - current) <= 2).ToList();
        var items = shown.Select((page, place) => (place > 0 && page - shown[place - 1] > 1 ? "<li class=\"govuk-pagination__item govuk-pagination__item--ellipsis\">&ctdot;</li>" : "") + Item(page, current, href(page)));
        return Element(
            "nav",
            (current > 1 ? Step("prev", href(current - 1), Earlier + Title("Previous")) : "")
            + Element("ul", string.Concat(items), ("class", "govuk-pagination__list"))
            + (current < pages ? Step("next", href(current + 1), Title("Next") + Later) : ""),
            ("class", "govuk-pagination"),
            ("aria-label", "Pagination")).AsHtml();
    }

    private static string Title(string word) => Element("span", $"{word}<span class=\"govuk-visually-hidden\"> page</span>", ("class", "govuk-pagination__link-title"));

    private static string Step(string rel, string href, string inner) =>
        Element("div", Element("a", inner, ("class", "govuk-link govuk-pagination__link"), ("href", href), ("rel", rel)), ("class", $"govuk-pagination__{rel}"));

    private static string Item(int page, int current, string href) => Element(
        "li",
        Element("a", $"{page}", ("class", "govuk-link govuk-pagination__link"), ("href", href), ("aria-label", $"Page {page}"), ("aria-current", page == current ? "page" : null)),
        ("class", Classes("govuk-pagination__item", page == current ? "govuk-pagination__item--current" : null)));
}
