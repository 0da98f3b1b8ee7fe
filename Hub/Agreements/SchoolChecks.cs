namespace SafeguardingHub.Agreements;

/// <summary>Whoever may owe something in school days has a term calendar, and its terms make sense.</summary>
internal static class SchoolChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonPlace file) =>
    [
        .. file["schoolCalendars"].Items.SelectMany(Day),
        .. file["schoolCalendars"].Items.SelectMany(calendar => Terms(calendar["terms"])),
        .. file["schoolCalendars"].Items.Where(calendar => !calendar["nations"].Items.Any() && !calendar["areas"].Items.Any() && !calendar["agencies"].Items.Any())
            .Select(calendar => calendar.Fault("It holds for nobody.", "Name nations, areas or agencies.")),
        .. Missing(file),
    ];

    private static IEnumerable<AgreementFault> Day(JsonPlace calendar)
    {
        if (AgreementJson.TimeOfDay.TryParse(calendar["dayStarts"].Text, out var starts) && AgreementJson.TimeOfDay.TryParse(calendar["dayEnds"].Text, out var ends) && starts >= ends)
        {
            yield return calendar["dayEnds"].Fault("The school day ends before it starts.", "Swap the two.");
        }
    }

    private static IEnumerable<AgreementFault> Terms(JsonPlace terms)
    {
        string? last = null;
        foreach (var term in terms.Items)
        {
            foreach (var fault in ClockChecks.Dates(term["from"], term["to"]))
            {
                yield return fault;
            }

            if (last is not null && term["from"].Text is { } from && string.CompareOrdinal(from, last) <= 0)
            {
                yield return term["from"].Fault($"The term begins on {from}, and the one before it ends on {last}.", "Put the terms in order, and let none begin before the last has ended.");
            }

            last = term["to"].Text ?? last;
        }
    }

    private static IEnumerable<AgreementFault> Missing(JsonPlace file)
    {
        var clock = ClockChecks.All(file).FirstOrDefault(clock => clock["unit"].Text == "school-days");
        return clock.Exists
            ? file["agencies"].Items.Where(agency => agency["id"].Exists && !file["schoolCalendars"].Items.Any(calendar => HoldsFor(calendar, agency)))
                .Select(agency => agency.Fault($"No school calendar holds for it, and {clock.Pointer} counts school days.", "Add one to /schoolCalendars for its nation, one of its areas or itself."))
            : [];
    }

    private static bool HoldsFor(JsonPlace calendar, JsonPlace agency) =>
        calendar["agencies"].Texts.Contains(agency["id"].Text)
        || calendar["areas"].Texts.Any(agency["areas"].Texts.Contains)
        || calendar["nations"].Texts.Contains(agency["nation"].Text);
}
