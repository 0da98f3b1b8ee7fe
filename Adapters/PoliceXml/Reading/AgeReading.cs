using System.Globalization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads <c>ageRange</c>: <c>14</c>, <c>14-16</c>, <c>about 14</c>, <c>under 18</c>.</summary>
internal static class AgeReading
{
    private const int OldestBelieved = 120;

    /// <summary>
    /// The youngest age that the words allow, so that somebody who may be a child is treated as one. What was written is kept
    /// beside it when it says more than the number.
    /// </summary>
    public static int? Youngest(SourceNode? place, Notes notes)
    {
        if (place?.Take() is not { } text)
        {
            return null;
        }

        var digits = text.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit).ToArray();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var age) || age > OldestBelieved)
        {
            notes.Warn(Problems.UnreadableValue, place);
            notes.CouldNotCarry(place);
            return null;
        }

        if (digits.Length < text.Length)
        {
            notes.Keep(new OriginalCode("ppn:age-range", text, Lossy: true), place);
            notes.Warn(Problems.LossyCode, place);
        }

        return SaysUnder(text) ? age - 1 : age;
    }

    private static bool SaysUnder(string text) => text.StartsWith("under", StringComparison.OrdinalIgnoreCase) || text.StartsWith('<');
}
