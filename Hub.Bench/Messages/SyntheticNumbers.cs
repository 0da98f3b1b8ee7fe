using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Messages;

/// <summary>Numbers that belong to no child, all different, with right check digits.</summary>
internal static class SyntheticNumbers
{
    private const string NhsTestRange = "999";
    private const int NhsBodies = 1_000_000;
    private const long FirstPupilNumber = 950_000_000_000;
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>Every number of the test range that has a check digit: about 909,000.</summary>
    private static readonly string[] Nhs = [.. Enumerable.Range(0, NhsBodies).Select(body => WithCheckDigit($"{NhsTestRange}{body:D6}")).OfType<string>()];

    /// <summary>How many children there can be.</summary>
    public static int Children => Nhs.Length;

    public static string NhsNumber(int child) => Nhs[child];

    public static string PupilNumber(int child)
    {
        var digits = $"{FirstPupilNumber + child}";
        var number = CheckLetters.Select(letter => letter + digits).First(candidate => UniquePupilNumber.TryParse(candidate, out _));
        return number;
    }

    /// <summary>Modulus 11; a remainder of 10 has no digit, and the number is not used.</summary>
    private static string? WithCheckDigit(string nine)
    {
        var sum = 0;
        for (var place = 0; place < nine.Length; place++)
        {
            sum += (nine[place] - '0') * (10 - place);
        }

        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? null : $"{nine}{check}";
    }
}
