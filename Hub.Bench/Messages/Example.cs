using System.Text;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Messages;

/// <summary>A published example, and what in it makes it one certain child's concern.</summary>
/// <param name="File">Under <c>Schemas</c>.</param>
/// <param name="Reference">The sender's own reference.</param>
/// <param name="Case">The sender's case.</param>
/// <param name="Family">The child's family name.</param>
/// <param name="NhsNumber">As it is written there.</param>
/// <param name="PupilNumbers">Each is replaced by another.</param>
internal sealed record Example(AgencyId Sender, string ContentType, string File, string Reference, string Case, string Family, string NhsNumber, params string[] PupilNumbers)
{
    private readonly Lazy<string> text = new(() => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", File)));

    public string CaseOf(int child) => $"{Case}-{child}";

    /// <summary>The same concern about another child.</summary>
    public byte[] About(int child)
    {
        var varied = new StringBuilder(text.Value)
            .Replace(Reference, $"{Reference}-{child}")
            .Replace(Case, CaseOf(child))
            .Replace(Family, $"{Family}-{InLetters(child)}")
            .Replace(NhsNumber, SyntheticNumbers.NhsNumber(child));
        foreach (var (pupil, place) in PupilNumbers.Select((pupil, place) => (pupil, place)))
        {
            varied.Replace(pupil, SyntheticNumbers.PupilNumber((child * PupilNumbers.Length) + place));
        }

        return Encoding.UTF8.GetBytes(varied.ToString());
    }

    /// <summary>A name that is evidently made up and the same for nobody else.</summary>
    private static string InLetters(int child)
    {
        var letters = new StringBuilder();
        for (var rest = child; rest > 0 || letters.Length == 0; rest /= 26)
        {
            letters.Append((char)((letters.Length == 0 ? 'A' : 'a') + (rest % 26)));
        }

        return letters.ToString();
    }
}
