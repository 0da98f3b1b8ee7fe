namespace SafeguardingHub.Agreements;

/// <summary>Every name in a rule leads somewhere, and every rule does something.</summary>
internal static class RuleChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonPlace file) => [.. Clocks(file), .. Agencies(file), .. Categories(file), .. Tells(file), .. Conditions(file).SelectMany(Inside)];

    private static IEnumerable<AgreementFault> Clocks(JsonPlace file)
    {
        var known = ClockChecks.All(file).Select(clock => clock["name"].Text).OfType<string>().ToHashSet();
        JsonPlace[] named =
        [
            .. file["rules"].Items.SelectMany(rule => rule["obligations"].Items).Select(owed => owed["clock"]),
            .. file["answers"].Items.Select(answer => answer["clock"]),
            .. file["ladder"].Items.SelectMany(stage => (JsonPlace[])[stage["after"], stage["afterInDanger"]]),
            file["engagement"]["closeNotice"],
            file["engagement"]["reachOutCover"],
            file["triage"]["clock"],
        ];
        return named.Where(clock => clock.Text is { } text && !known.Contains(text))
            .Select(clock => clock.Fault($"There is no clock '{clock.Text}'.", $"Add it to /clocks, or choose one of: {string.Join(", ", known)}."));
    }

    private static IEnumerable<AgreementFault> Agencies(JsonPlace file)
    {
        var known = file["agencies"].Items.Select(agency => agency["id"].Text).OfType<string>().ToHashSet();
        JsonPlace[] named = [.. file["rules"].Items.SelectMany(rule => rule["tell"].Items).Select(tell => tell["agency"]), file["triage"]["agency"]];
        return named.Where(agency => agency.Text is { } text && !known.Contains(text))
            .Select(agency => agency.Fault($"There is no agency '{agency.Text}'.", $"Add it to /agencies, or choose one of: {string.Join(", ", known)}."));
    }

    private static IEnumerable<AgreementFault> Categories(JsonPlace file)
    {
        var known = CategoryNames.OfCategories.Concat(file["categoryGroups"].Items.Select(group => group["name"].Text).OfType<string>()).ToHashSet();
        JsonPlace[] named =
        [
            .. file["agencies"].Items.SelectMany(agency => agency["services"].Items).SelectMany(service => service["categories"].Items),
            .. file["rules"].Items.SelectMany(rule => rule["tell"].Items).SelectMany(tell => tell["categories"].Items),
            .. Conditions(file).SelectMany(condition => condition["anyCategory"].Items),
        ];
        return
        [
            .. named.Where(name => name.Text is { } text && !known.Contains(text))
                .Select(name => name.Fault($"'{name.Text}' is neither a category nor a group of them.", "Correct it, or add the group to /categoryGroups.")),
            .. file["categoryGroups"].Items.SelectMany(group => group["categories"].Items)
                .Where(name => name.Text is { } text && !CategoryNames.OfCategories.Contains(text))
                .Select(name => name.Fault($"'{name.Text}' is not a category.", $"Allowed are: {string.Join(", ", CategoryNames.OfCategories)}.")),
        ];
    }

    private static IEnumerable<AgreementFault> Tells(JsonPlace file)
    {
        foreach (var rule in file["rules"].Items)
        {
            if (!rule["tell"].Items.Any() && !rule["obligations"].Items.Any())
            {
                yield return rule.Fault("The rule tells nobody and makes nobody owe anything.", "Add 'tell' or 'obligations', or remove the rule.");
            }

            foreach (var tell in rule["tell"].Items.Where(tell => tell["agency"].Exists == tell["relation"].Exists))
            {
                yield return tell.Fault("It has to name either an agency or a relation.", "Keep one of the two.");
            }
        }
    }

    private static IEnumerable<JsonPlace> Conditions(JsonPlace file) => file["rules"].Items
        .SelectMany(rule => rule["obligations"].Items.Select(owed => owed["when"]).Prepend(rule["when"]))
        .SelectMany(WithThoseInside);

    private static IEnumerable<JsonPlace> WithThoseInside(JsonPlace condition) => !condition.Exists ? [] :
    [
        condition,
        .. condition["all"].Items.SelectMany(WithThoseInside),
        .. condition["any"].Items.SelectMany(WithThoseInside),
        .. WithThoseInside(condition["not"]),
    ];

    private static IEnumerable<AgreementFault> Inside(JsonPlace condition) => AgencyChecks.Ages(condition["age"]["from"], condition["age"]["to"]);
}
