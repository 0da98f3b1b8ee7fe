using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// A 13-character unique pupil number with a right check letter (CBDS N00001, CIN validation rule 1510).
/// A temporary number (a letter at the end) is accepted: its check letter is computed with that letter's index.
/// </summary>
public readonly record struct UniquePupilNumber
{
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private readonly string? text;

    private UniquePupilNumber(string text) => this.text = text;

    /// <summary>Thirteen characters, upper case.</summary>
    public string Text => text ?? throw new InvalidOperationException("A UPN that was never set.");

    /// <summary>False when the length, a character or the check letter is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? candidate, out UniquePupilNumber number)
    {
        number = default;
        var upper = (candidate ?? "").Trim().ToUpperInvariant();
        if (upper.Length != 13 || !upper[1..12].All(char.IsAsciiDigit))
        {
            return false;
        }

        var last = char.IsAsciiDigit(upper[12]) ? upper[12] - '0' : CheckLetters.IndexOf(upper[12], StringComparison.Ordinal);
        if (last < 0)
        {
            return false;
        }

        var sum = Enumerable.Range(1, 11).Sum(place => (upper[place] - '0') * (place + 1)) + (last * 13);
        if (CheckLetters[sum % 23] != upper[0])
        {
            return false;
        }

        number = new UniquePupilNumber(upper);
        return true;
    }

    public override string ToString() => "UPN (redacted)";
}
