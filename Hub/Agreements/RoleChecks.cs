namespace SafeguardingHub.Agreements;

/// <summary>Whatever is owed, there is a mailbox for it, and somebody who covers.</summary>
internal static class RoleChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonPlace file)
    {
        var partnership = Roles(file);
        var wanted = Wanted(file).Where(role => role.Text is not null).ToList();
        return
        [
            .. Cover(file),
            .. file["agencies"].Items.SelectMany(Cover),
            .. file["agencies"].Items.SelectMany(agency => Missing(agency, wanted)),
            .. file["ladder"].Items
                .Where(stage => stage["side"].Text == "partnership" && stage["role"].Text is { } role && !partnership.Contains(role))
                .Select(stage => stage["role"].Fault($"The partnership has no contact for '{stage["role"].Text}'.", "Add one to /contacts, with a cover.")),
        ];
    }

    private static HashSet<string> Roles(JsonPlace owner) => [.. owner["contacts"].Items.Select(contact => contact["role"].Text).OfType<string>()];

    private static IEnumerable<JsonPlace> Wanted(JsonPlace file) =>
    [
        .. file["ladder"].Items.Where(stage => stage["side"].Text != "partnership").Select(stage => stage["role"]),
        .. file["answers"].Items.Select(answer => answer["role"]),
        .. file["rules"].Items.SelectMany(rule => rule["obligations"].Items).Select(owed => owed["role"]),
        file["triage"]["role"],
        file["engagement"]["promptRole"],
    ];

    private static IEnumerable<AgreementFault> Missing(JsonPlace agency, IReadOnlyList<JsonPlace> wanted)
    {
        var has = Roles(agency);
        return wanted.Where(role => !has.Contains(role.Text!)).GroupBy(role => role.Text).Select(role => agency["contacts"].Fault(
            $"There is no contact for '{role.Key}', which {role.First().Pointer} asks for.", "Add one: role, mailbox and the role that covers for it."));
    }

    private static IEnumerable<AgreementFault> Cover(JsonPlace owner)
    {
        var roles = Roles(owner);
        return owner["contacts"].Items
            .Where(contact => contact["cover"].Text is { } cover && (cover == contact["role"].Text || !roles.Contains(cover)))
            .Select(contact => contact["cover"].Fault($"'{contact["cover"].Text}' cannot cover here.", $"Name another role of the same contacts: {string.Join(", ", roles.Where(role => role != contact["role"].Text))}."));
    }
}
