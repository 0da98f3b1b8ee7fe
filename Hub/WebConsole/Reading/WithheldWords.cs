namespace SafeguardingHub.WebConsole.Reading;

/// <summary>The parts of a concern that sharing rules name, as caseworkers say them.</summary>
public static class WithheldWords
{
    public const string Mark = "Withheld from your agency";

    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["child.other-names"] = "The child’s other names",
        ["child.identifiers"] = "The child’s numbers",
        ["child.ethnicity"] = "The child’s ethnicity",
        ["child.gender-identity"] = "The child’s gender identity",
        ["child.religion"] = "The child’s religion",
        ["child.language"] = "The child’s language",
        ["child.disabilities"] = "The child’s disabilities",
        ["child.circumstances"] = "What else is true of the child",
        ["child.addresses"] = "The child’s addresses",
        ["child.contacts"] = "Ways to contact the child",
        ["child.school"] = "The child’s school",
        ["child.general-practitioner"] = "The child’s GP",
        ["people.family"] = "Family",
        ["people.suspects"] = "Details of people who may be responsible",
        ["people.witnesses"] = "Witnesses",
        ["people.professionals"] = "Professionals",
        ["people.others"] = "Other people",
        ["needs-first"] = "What has to be met first",
        ["voice"] = "What the child says",
        ["risk.rationale"] = "Why the risk is what it is",
        ["risk.factors"] = "What makes the risk higher or lower",
        ["narrative"] = "The account",
        ["incident"] = "What happened",
        ["legal-basis"] = "The law under which it was shared before",
        ["national-referral"] = "The national referral",
        ["origin.raised-by"] = "Who raised it",
        ["original-codes"] = "Codes of the sender’s own system",
    };

    /// <param name="field">Such as <c>child.addresses (restricted)</c>.</param>
    public static string Of(string field)
    {
        var end = field.IndexOf(' ', StringComparison.Ordinal);
        var (name, rest) = end < 0 ? (field, "") : (field[..end], field[end..]);
        return Said.TryGetValue(name, out var words) ? words + rest : Wording.Of(name.Replace('.', ' ')) + rest;
    }
}
