using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Every area has one children's social care, or the partners have said that it is not among them.</summary>
internal static class AreaChecks
{
    private const string SocialCare = "social-care";

    public static IEnumerable<AgreementFault> Faults(JsonPlace file) => [.. WrongTier(file), .. TwoAuthorities(file), .. Districts(file), .. Uncovered(file)];

    private static IEnumerable<JsonPlace> SocialCareAreas(JsonPlace file) => file["agencies"].Items
        .Where(agency => AgencyId.TryParse(agency["id"].Text, out var id) && id.Kind == SocialCare)
        .SelectMany(agency => agency["areas"].Items);

    private static IEnumerable<AgreementFault> WrongTier(JsonPlace file) => SocialCareAreas(file)
        .Where(area => GssCode.TryParse(area.Text, out var code) && !code.RunsChildrensSocialCare)
        .Select(area => area.Fault($"{area.Text} does not run children's social care.", "Name the upper-tier authority: E06, E08, E09 or E10 in England, W06 in Wales, S12 in Scotland; list the district under /areas with its authority."));

    private static IEnumerable<AgreementFault> TwoAuthorities(JsonPlace file) => SocialCareAreas(file)
        .Where(area => area.Text is not null)
        .GroupBy(area => area.Text)
        .SelectMany(same => same.Skip(1).Select(area => area.Fault($"{area.Text} has a children's social care already, at {same.First().Pointer}.", "Leave the area with the one that is responsible.")));

    private static IEnumerable<AgreementFault> Districts(JsonPlace file)
    {
        foreach (var area in file["areas"].Items)
        {
            if (GssCode.TryParse(area["authority"].Text, out var authority) && !authority.RunsChildrensSocialCare)
            {
                yield return area["authority"].Fault($"{authority} does not run children's social care.", "Name the upper-tier authority.");
            }

            if (GssCode.TryParse(area["code"].Text, out var code) && !code.RunsChildrensSocialCare && !area["authority"].Exists)
            {
                yield return area.Fault($"{code} is below the authority that runs children's social care, and that is not named.", "Add 'authority' with the code of the county.");
            }
        }
    }

    private static IEnumerable<AgreementFault> Uncovered(JsonPlace file)
    {
        var covered = SocialCareAreas(file).Select(area => area.Text).ToHashSet();
        var entries = file["areas"].Items.Where(area => area["code"].Text is not null).GroupBy(area => area["code"].Text!).ToDictionary(same => same.Key, same => same.First());
        var named = file["agencies"].Items.SelectMany(agency => agency["areas"].Items.Concat(agency["services"].Items.SelectMany(service => service["areas"].Items)))
            .Concat(file["areas"].Items.Select(area => area["code"]))
            .Concat(file["areas"].Items.Select(area => area["authority"]));
        return named
            .Where(area => GssCode.TryParse(area.Text, out _) && !IsAnsweredFor(area.Text!))
            .Select(area => area.Fault($"No children's social care in the agreement answers for {area.Text}.", "Add the area to a social-care agency; or list it under /areas with its 'authority', or with 'outsideAgreement': true if the partners know that."));

        bool IsAnsweredFor(string area) => covered.Contains(area)
            || (entries.TryGetValue(area, out var entry) && (entry["outsideAgreement"].IsTrue
                || (entry["authority"].Text is { } authority && authority != area && IsUpperTierAnsweredFor(authority))));

        bool IsUpperTierAnsweredFor(string authority) => covered.Contains(authority)
            || (entries.TryGetValue(authority, out var entry) && entry["outsideAgreement"].IsTrue);
    }
}
