using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Simulation;

/// <summary>A published example of a concern, of which each child is another.</summary>
internal sealed partial record ConcernTemplate(Agency Raiser, string Name, string Text) : PersonalData
{
    private static readonly string[] Levels = ["low", "medium", "medium", "high"];
    private static readonly string[] Grades = ["green", "amber", "amber", "red"];

    /// <summary>Those that a hub is told most days. Each format has all kinds of circumstance among them.</summary>
    private static readonly string[] Names =
    [
        "concern-full", "concern-minimal", "concern-low-risk", "concern-neglect-low-risk", "concern-exploitation-14", "concern-needs-first", "concern-county-lines-arrest", "concern-health-needs",
        "concern-immediate-danger", "concern-urgent", "concern-siblings", "concern-suspect-and-victim", "concern-restricted-address", "concern-no-nhs-number", "concern-unborn", "concern-wales", "concern-scotland",
        "concern-girl-17-outside-area",
    ];

    public bool IsUrgent => Name is "concern-immediate-danger" or "concern-urgent";

    public static IReadOnlyList<ConcernTemplate> Of(Agency raiser) =>
        [.. Names.Select(name => (Name: name, Text: Examples.Find(raiser, name))).Where(found => found.Text is not null).Select(found => new ConcernTemplate(raiser, found.Name, found.Text!))];

    /// <summary>With numbers of its own for child and case, and a risk of its own where the risk is stated.</summary>
    public SimulatedMessage Vary(int number, Luck luck)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        var varied = NhsNumber().Replace(Text, found =>
        {
            if (!numbers.TryGetValue(found.Value, out var replaced))
            {
                numbers[found.Value] = replaced = ChildNumbers.At((number * 4) + numbers.Count);
            }

            return replaced;
        });
        varied = PupilNumber().Replace(varied, "Z$1");
        varied = Case().Replace(varied, found => $"{found.Value}-{number}");
        if (!IsUrgent)
        {
            var (level, grade) = (luck.Of("risk").Among(Levels), luck.Of("risk").Among(Grades));
            varied = Grade().Replace(Level().Replace(varied, $"\"level\": \"{level}\""), $"<grade>{grade}</grade>");
        }

        var bytes = Encoding.UTF8.GetBytes(varied);
        return new SimulatedMessage(number, Raiser.Id, SimulatedMessage.Concerned, $"concern-{number}", Raiser.ContentType, IsUrgent, _ => bytes);
    }

    [GeneratedRegex(@"\b999\d{7}\b")]
    private static partial Regex NhsNumber();

    /// <summary>It would join children too, and has no range for trying out: with a wrong check letter nobody relies on it.</summary>
    [GeneratedRegex(@"\b[A-Y](\d{12})\b")]
    private static partial Regex PupilNumber();

    [GeneratedRegex(@"\b(?:NC|NSC|CWM|STR|HB)-CASE-\d+|\bcase-\d+|\bNGH-2026-\d+|\b(?:NC-PPN|NSC|CWM|STR)-2026-\d+")]
    private static partial Regex Case();

    [GeneratedRegex(@"""level"": ""(?:low|medium|high|immediate)""")]
    private static partial Regex Level();

    [GeneratedRegex("<grade>(?:red|amber|green)</grade>")]
    private static partial Regex Grade();
}
