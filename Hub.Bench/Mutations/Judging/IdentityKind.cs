using System.Globalization;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>The kinds of fact that say who a child is, and the one form in which two writings of a fact are the same.</summary>
internal static class IdentityKind
{
    public const string Born = "born";
    public const string Expected = "expected";
    public const string NhsNumber = "nhs-number";
    public const string PupilNumber = "pupil-number";
    public const string LocalNumber = "local-number";
    public const string VerifiedNhsNumber = "verified-nhs-number";

    private static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    public static string Name(int number, string part) => $"name-{number}-{part}";

    public static string Usual(string kind, string text) => kind switch
    {
        Born or Expected => UsualDate(text.Trim()),
        NhsNumber or PupilNumber or LocalNumber or VerifiedNhsNumber => text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant(),
        _ => text.Trim(),
    };

    /// <summary>NHS Data Dictionary, NHS NUMBER: the ten digits weighted 10 to 1 make a multiple of eleven.</summary>
    public static bool IsRightNhsNumber(string usual)
    {
        var sum = 0;
        for (var place = 0; place < usual.Length; place++)
        {
            sum += char.IsAsciiDigit(usual[place]) ? (usual[place] - '0') * (10 - place) : 1_000_000;
        }

        return usual.Length == 10 && sum < 1_000_000 && sum % 11 == 0;
    }

    private static string UsualDate(string text)
    {
        var day = text.Length > 10 && text[10] == 'T' ? text[..10] : text;
        return DateOnly.TryParseExact(day, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("O", CultureInfo.InvariantCulture) : text;
    }
}
