namespace SafeguardingHub.Agreements;

/// <summary>The ladder leads to somebody whatever happens, and reviews go on.</summary>
internal static class LadderChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonPlace file) => [.. Top(file["ladder"]), .. Clockless(file["ladder"]), .. Reviews(file["engagement"]["reviewMonths"])];

    private static IEnumerable<AgreementFault> Top(JsonPlace ladder)
    {
        var stages = ladder.Items.ToList();
        if (stages.Count == 0)
        {
            yield break;
        }

        if (stages[^1]["side"].Text is { } side && side != "partnership")
        {
            yield return stages[^1]["side"].Fault("The ladder does not end with the partnership, so an answer that both sides owe each other would be nobody's.", "Add a last stage with the side 'partnership'.");
        }

        if (stages[^1]["skippedInDanger"].IsTrue)
        {
            yield return stages[^1]["skippedInDanger"].Fault("In immediate danger the ladder would have no top.", "Remove it from the last stage.");
        }
    }

    private static IEnumerable<AgreementFault> Clockless(JsonPlace ladder) => ladder.Items.Skip(1).Where(stage => !stage["after"].Exists)
        .Select(stage => stage["after"].Fault("Only the first stage is asked at once.", "Name the clock since the stage before."));

    private static IEnumerable<AgreementFault> Reviews(JsonPlace months)
    {
        var all = months.Items.ToList();
        return all.Skip(1).Where((month, index) => month.Number <= all[index].Number)
            .Select(month => month.Fault("It does not come after the one before.", "Put the months in ascending order, each once."));
    }
}
