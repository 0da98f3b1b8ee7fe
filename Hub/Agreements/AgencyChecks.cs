using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Each agency for itself: its format, its hours, its services.</summary>
internal static class AgencyChecks
{
    private static readonly string[] WorkingWeek = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    private static readonly string[] Week = [.. WorkingWeek, "saturday", "sunday"];

    public static IEnumerable<AgreementFault> Faults(JsonPlace file, IReadOnlyList<KnownFormat>? formats) => file["agencies"].Items.SelectMany(agency => (IEnumerable<AgreementFault>)
    [
        .. Format(agency, formats),
        .. Hours(agency["openingHours"]),
        .. agency["services"].Items.SelectMany(service => Ages(service["minAge"], service["maxAge"])),
        .. Nation(agency),
    ]);

    /// <summary>The fault of two ends that stand the wrong way round.</summary>
    public static IEnumerable<AgreementFault> Ages(JsonPlace from, JsonPlace to)
    {
        if (from.Number > to.Number)
        {
            yield return to.Fault($"The ages end at {to.Number}, before they begin at {from.Number}.", "Swap the two.");
        }
    }

    private static IEnumerable<AgreementFault> Format(JsonPlace agency, IReadOnlyList<KnownFormat>? formats)
    {
        if (formats is null || agency["format"].Text is not { } name)
        {
            yield break;
        }

        if (formats.FirstOrDefault(format => format.Name == name) is not { } known)
        {
            yield return agency["format"].Fault(
                $"No adapter speaks '{name}'.", $"Choose one of: {string.Join(", ", formats.Select(format => format.Name))}; or name the assembly that speaks it under /adapters.");
        }
        else if (agency["contentType"].Text is { } type && !known.ContentTypes.Contains(type))
        {
            yield return agency["contentType"].Fault($"'{name}' does not speak '{type}'.", $"Choose one of: {string.Join(", ", known.ContentTypes)}.");
        }
    }

    private static IEnumerable<AgreementFault> Hours(JsonPlace hours)
    {
        if (!hours.Exists)
        {
            yield break;
        }

        if (hours["always"].IsTrue)
        {
            if (Week.Any(day => hours[day].Exists))
            {
                yield return hours["always"].Fault("It is open always and has hours too.", "Remove 'always' or the days.");
            }

            yield break;
        }

        if (!WorkingWeek.Any(day => hours[day].Exists))
        {
            yield return hours.Fault("It opens on no day from Monday to Friday, so nothing owed in working days would ever be due.", "Give the hours of at least one working day.");
        }

        foreach (var day in Week.Select(day => hours[day]))
        {
            if (AgreementJson.TimeOfDay.TryParse(day["from"].Text, out var from) && AgreementJson.TimeOfDay.TryParse(day["to"].Text, out var to)
                && from >= to && day["to"].Text != "24:00")
            {
                yield return day.Fault("It closes before it opens.", "Swap the two; hours past midnight are written as two days, the first to 24:00.");
            }
        }
    }

    private static IEnumerable<AgreementFault> Nation(JsonPlace agency) => agency["areas"].Items
        .Where(area => agency["nation"].Text is { } nation && GssCode.TryParse(area.Text, out var code) && !string.Equals(code.Nation.ToString(), nation.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
        .Select(area => area.Fault($"{area.Text} is not in {agency["nation"].Text}, whose bank holidays and law the agency goes by.", "Correct the area or the nation."));
}
