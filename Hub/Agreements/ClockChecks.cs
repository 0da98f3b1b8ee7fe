namespace SafeguardingHub.Agreements;

/// <summary>Every clock can be counted, and every variant can be reached.</summary>
internal static class ClockChecks
{
    private static readonly string[] Conditions = ["nations", "agencies", "from", "to", "riskAtLeast", "ratings"];
    private static readonly string[] Lists = ["nations", "agencies", "ratings"];

    /// <summary>Clocks and their variants, in the order of the file.</summary>
    public static IEnumerable<JsonPlace> All(JsonPlace file) => file["clocks"].Items.SelectMany(clock => clock["variants"].Items.Prepend(clock));

    public static IEnumerable<AgreementFault> Faults(JsonPlace file) =>
    [
        .. All(file).SelectMany(Units),
        .. All(file).SelectMany(clock => Dates(clock["from"], clock["to"])),
        .. file["clocks"].Items.SelectMany(clock => clock["variants"].Items).Where(variant => !Conditions.Any(name => variant[name].Exists))
            .Select(variant => variant.Fault("It would always take the place of the clock.", $"Say where it holds, with one of: {string.Join(", ", Conditions)}.")),
        .. file["clocks"].Items.SelectMany(NeverReached),
        .. Agencies(file),
    ];

    /// <summary>The fault of two dates that stand the wrong way round.</summary>
    public static IEnumerable<AgreementFault> Dates(JsonPlace from, JsonPlace to)
    {
        if (from.Text is { } first && to.Text is { } last && string.CompareOrdinal(first, last) > 0)
        {
            yield return to.Fault($"It ends on {last}, before it begins on {first}.", "Swap the two.");
        }
    }

    private static IEnumerable<AgreementFault> Units(JsonPlace clock)
    {
        if (clock["runsOutOfHours"].IsTrue && clock["unit"].Text is { } unit && unit != "working-hours")
        {
            yield return clock["runsOutOfHours"].Fault($"Only working hours can run out of hours; this clock counts {unit}.", "Remove it, or count in working-hours.");
        }

        if (clock["dueAt"].Text == "start" && clock["unit"].Text is { } other && other != "school-days")
        {
            yield return clock["dueAt"].Fault($"Only school days can be due at their start; this clock counts {other}.", "Remove it, or count in school-days.");
        }
    }

    private static IEnumerable<AgreementFault> NeverReached(JsonPlace clock)
    {
        List<JsonPlace> before = [];
        foreach (var variant in clock["variants"].Items)
        {
            if (before.Find(earlier => Holds(earlier, variant)) is { Exists: true } first)
            {
                yield return variant.Fault($"It is never reached: {first.Pointer} holds wherever this one does.", "Put the narrower one first, or correct where they hold.");
            }

            before.Add(variant);
        }
    }

    /// <summary>Whether wherever the later one fits the earlier does too.</summary>
    private static bool Holds(JsonPlace earlier, JsonPlace later) =>
        Lists.All(list => !earlier[list].Exists || (later[list].Exists && later[list].Texts.All(earlier[list].Texts.Contains)))
        && (earlier["from"].Text is not { } from || string.CompareOrdinal(later["from"].Text, from) >= 0)
        && (earlier["to"].Text is not { } to || (later["to"].Text is { } until && string.CompareOrdinal(until, to) <= 0))
        && (earlier["riskAtLeast"].Text is not { } risk || (later["riskAtLeast"].Text is { } higher && RiskOrder(higher) >= RiskOrder(risk)));

    private static int RiskOrder(string risk) => Array.IndexOf(["low", "medium", "high", "immediate"], risk);

    private static IEnumerable<AgreementFault> Agencies(JsonPlace file)
    {
        var known = file["agencies"].Items.Select(agency => agency["id"].Text).ToHashSet();
        return All(file).Concat(file["schoolCalendars"].Items).SelectMany(owner => owner["agencies"].Items)
            .Where(agency => agency.Text is { } text && !known.Contains(text))
            .Select(agency => agency.Fault($"There is no agency '{agency.Text}'.", "Add it to /agencies, or correct it."));
    }
}
