namespace SafeguardingHub.Agreements;

/// <summary>No name stands for two things.</summary>
internal static class NameChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonPlace file) =>
    [
        .. Twice(file["agencies"], "id"),
        .. Twice(file["rules"], "name"),
        .. Twice(ClockChecks.All(file).Select(clock => clock["name"])),
        .. Twice(file["categoryGroups"], "name"),
        .. Twice(file["areas"], "code"),
        .. Twice(file["sharing"], "kind"),
        .. Twice(file["ladder"], "name"),
        .. Twice(file["contacts"], "role"),
        .. file["agencies"].Items.SelectMany(agency => Twice(agency["contacts"], "role").Concat(Twice(agency["services"], "name"))),
        .. Twice(file["rules"].Items.SelectMany(rule => rule["obligations"].Items).Select(owed => owed["name"])),
        .. GroupsNamedAsCategories(file),
    ];

    private static IEnumerable<AgreementFault> Twice(JsonPlace list, string property) => Twice(list.Items.Select(item => item[property]));

    private static IEnumerable<AgreementFault> Twice(IEnumerable<JsonPlace> names) => names
        .Where(name => name.Text is not null)
        .GroupBy(name => name.Text, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(second => second.Fault($"'{second.Text}' is there already, at {same.First().Pointer}.", "Give it another name, or remove one of the two.")));

    private static IEnumerable<AgreementFault> GroupsNamedAsCategories(JsonPlace file) => file["categoryGroups"].Items
        .Select(group => group["name"])
        .Where(name => name.Text is { } text && CategoryNames.OfCategories.Contains(text))
        .Select(name => name.Fault($"'{name.Text}' is a category.", "Give the group a name of its own."));
}
