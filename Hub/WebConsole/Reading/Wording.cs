using System.Text;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>Canonical words as caseworkers say them.</summary>
public static class Wording
{
    private static readonly Dictionary<Enum, string> Said = new()
    {
        [ConcernCategory.CountyLines] = "County lines",
        [ConcernCategory.FemaleGenitalMutilation] = "Female genital mutilation",
        [ConcernCategory.HonourBasedAbuse] = "So-called honour-based abuse",
        [RiskLevel.NotStated] = "Not stated (treated as medium)",
        [ContactKind.InPerson] = "In person",
        [ContactKind.ViaProfessional] = "Through a professional",
        [IdentifierScheme.NhsNumber] = "NHS number",
        [IdentifierScheme.ChiNumber] = "CHI number",
        [IdentifierScheme.UniquePupilNumber] = "Unique pupil number",
        [IdentifierScheme.FormerUniquePupilNumber] = "Former unique pupil number",
        [EngagementMode.OneToOne] = "One to one",
        [EngagementMode.DropIn] = "Drop-in",
        [EngagementKind.Session] = "Session held",
        [EngagementKind.ChildChoseNotTo] = "The child chose not to",
        [EngagementKind.ServiceCancelled] = "We cancelled",
        [EngagementKind.PausedDoorOpen] = "Paused, the door stays open",
        [EngagementKind.ChildReachedOut] = "The child reached out",
        [EngagementKind.NeedsChanged] = "Worker or needs changed",
    };

    public static string Of<TValue>(TValue value)
        where TValue : struct, Enum => Said.TryGetValue(value, out var said) ? said : Spoken(value.ToString());

    /// <summary>A code with hyphens as words: <c>needs-information</c> is <c>Needs information</c>.</summary>
    public static string Of(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string Colour(RiskLevel risk) => risk switch { RiskLevel.Immediate => "red", RiskLevel.High => "orange", RiskLevel.Low => "green", _ => "yellow" };

    /// <summary>A time and a day, or the one that is known.</summary>
    public static string Day(DateOnly? day) => day is { } known ? TimeWords.Day(known) : "Not known";

    public static string Name(Child child) => child.Name?.Display is { Length: > 0 } name ? name : child.IsUnborn ? "Unborn child" : "Name not known";

    private static string Spoken(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            _ = char.IsUpper(letter) && words.Length > 0 ? words.Append(' ').Append(char.ToLowerInvariant(letter)) : words.Append(letter);
        }

        return words.ToString();
    }
}
