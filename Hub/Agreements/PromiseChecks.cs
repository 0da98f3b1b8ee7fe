using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>What partners may not agree away, because the hub promises it to children.</summary>
internal static class PromiseChecks
{
    private static readonly string[] OwedByEveryone = ["acknowledge", "decide"];

    public static IEnumerable<AgreementFault> Faults(JsonPlace file) => [.. Answers(file), .. Sharing(file), .. Triage(file), .. Indicators(file)];

    private static IEnumerable<AgreementFault> Answers(JsonPlace file) => OwedByEveryone
        .Where(name => !file["answers"].Items.Any(answer => answer["name"].Text == name && !answer["kinds"].Items.Any() && !answer["riskAtLeast"].Exists))
        .Select(name => file["answers"].Fault($"Some recipients would not owe '{name}'.", $"Add a last entry named '{name}' without 'kinds' and without 'riskAtLeast'."));

    private static IEnumerable<AgreementFault> Sharing(JsonPlace file)
    {
        var ruled = file["sharing"].Items.Select(rule => rule["kind"].Text).ToHashSet();
        var kinds = file["agencies"].Items.Select(agency => AgencyId.TryParse(agency["id"].Text, out var id) ? id.Kind : null).OfType<string>().Distinct();
        return
        [
            .. kinds.Where(kind => !ruled.Contains(kind)).Select(kind => file["sharing"].Fault($"It does not say what an agency of the kind '{kind}' may see.", "Add a sharing rule for that kind.")),
            .. file["sharing"].Items.Where(rule => rule["kind"].Text == "charity" && rule["needsRestrictedAddresses"].IsTrue)
                .Select(rule => rule["needsRestrictedAddresses"].Fault("Restricted addresses never go to a charity.", "Remove the property.")),
        ];
    }

    private static IEnumerable<AgreementFault> Triage(JsonPlace file)
    {
        var triage = file["triage"];
        var explained = triage["causes"].Items.Select(cause => cause["cause"].Text).ToHashSet();
        var missing = Enum.GetNames<TriageCause>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName).Where(cause => !explained.Contains(cause));
        if (!triage.Exists)
        {
            yield break;
        }

        foreach (var cause in missing)
        {
            yield return triage["causes"].Fault($"There is no sentence for '{cause}'.", "Add the cause with a 'why' that a caseworker reads.");
        }

        if (AgencyId.TryParse(triage["agency"].Text, out var id) && id.Kind != "social-care")
        {
            yield return triage["agency"].Fault($"{id} is not children's social care.", "Name a social-care agency: what nobody can place is theirs to decide.");
        }
    }

    private static IEnumerable<AgreementFault> Indicators(JsonPlace file)
    {
        if (!file["categoryGroups"].Items.Any(group => group["name"].Text == CategoryNames.ExploitationIndicators && group["categories"].Items.Any()))
        {
            yield return file["categoryGroups"].Fault(
                $"There is no group '{CategoryNames.ExploitationIndicators}', by which a child suspect is kept from being routed to police alone.", "Add the group with its categories.");
        }
    }
}
