using Microsoft.AspNetCore.Html;
using static SafeguardingHub.WebConsole.Design.Markup;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>The flow as a picture: agencies that send on the left, the hub, agencies that are sent to on the right.</summary>
public static class FlowDrawing
{
    private const int Width = 900, Row = 72, Box = 240, Top = 16, Hub = 200, LongestName = 27;

    /// <param name="labelledBy">The id of its title.</param>
    /// <param name="describedBy">The id of the table with the same numbers.</param>
    public static IHtmlContent Draw(FlowCounts flow, string labelledBy, string describedBy)
    {
        var height = (Math.Max(2, flow.Agencies.Count) * Row) + Top;
        var rows = flow.Agencies.Select((agency, place) => AgencyRow(agency, Top + (place * Row), height));
        return Element(
            "svg",
            string.Concat(rows) + HubBox(flow, height),
            ("class", "hub-chart hub-flow"),
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {Width} {height}"),
            ("width", $"{Width}"),
            ("height", $"{height}"),
            ("role", "img"),
            ("aria-labelledby", labelledBy),
            ("aria-describedby", describedBy)).AsHtml();
    }

    private static string AgencyRow(FlowAgency agency, int y, int height)
    {
        var middle = y + (Row / 2) - 8;
        var right = Width - Box;
        var (hubLeft, hubRight, hubMiddle) = ((Width - Hub) / 2, (Width + Hub) / 2, Math.Clamp(middle, Top, height - Top));
        return BoxAt(0, y, Named(agency), $"{agency.Received} received{(agency.Refused > 0 ? $", {agency.Refused} refused" : "")}", agency.Refused > 0)
            + Arrow(Box, middle, hubLeft, hubMiddle, agency.Received, trouble: agency.Refused > 0)
            + Arrow(hubRight, hubMiddle, right, middle, agency.Sent, trouble: agency.Dead > 0 || agency.Pending > 0)
            + BoxAt(right, y, Named(agency), $"{agency.Sent} sent, {agency.Waiting?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} uncollected", agency.Dead > 0);
    }

    private static string HubBox(FlowCounts flow, int height)
    {
        var (x, middle) = ((Width - Hub) / 2, height / 2);
        return Element("rect", "", ("class", "hub-flow__hub"), ("x", $"{x}"), ("y", "8"), ("width", $"{Hub}"), ("height", $"{height - 16}"))
            + Line(x + 16, middle - 36, "SafeguardingHub", "hub-flow__name")
            + Line(x + 16, middle - 8, $"{flow.Received} received", null)
            + Line(x + 16, middle + 14, $"{flow.Refused} refused", null)
            + Line(x + 16, middle + 36, $"{flow.Pending} to be sent", null)
            + Line(x + 16, middle + 58, $"{flow.Dead} not delivered", null);
    }

    private static string BoxAt(int x, int y, string name, string words, bool trouble) =>
        Element("rect", "", ("class", Classes("hub-flow__agency", trouble ? "hub-flow__agency--trouble" : null)), ("x", $"{x + 1}"), ("y", $"{y}"), ("width", $"{Box - 2}"), ("height", $"{Row - 16}"))
        + Line(x + 12, y + 23, name, "hub-flow__name")
        + Line(x + 12, y + 44, words, null);

    /// <summary>Thicker the more there is; dashed where something is wrong, which the boxes say in words.</summary>
    private static string Arrow(int x1, int y1, int x2, int y2, int count, bool trouble) => Element(
        "line", "", ("class", Classes("hub-flow__way", trouble ? "hub-flow__way--trouble" : null)), ("x1", $"{x1}"), ("y1", $"{y1}"), ("x2", $"{x2}"), ("y2", $"{y2}"),
        ("stroke-width", count switch { 0 => "1", < 10 => "2", < 100 => "4", _ => "7" }), ("stroke-dasharray", trouble ? "6 4" : null))
        + Element("path", "", ("class", "hub-flow__end"), ("d", $"M{x2} {y2}l-9 -5v10z"));

    private static string Line(int x, int y, string words, string? classes) => Element("text", Text(words), ("class", classes), ("x", $"{x}"), ("y", $"{y}"));

    private static string Named(FlowAgency agency) => agency.Name.Length <= LongestName ? agency.Name : agency.Name[..(LongestName - 1)].TrimEnd() + "…";
}
