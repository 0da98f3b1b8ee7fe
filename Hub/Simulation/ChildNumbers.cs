namespace SafeguardingHub.Simulation;

/// <summary>NHS numbers for made-up children: of the 999 range, which no person has, with the right check digit.</summary>
internal static class ChildNumbers
{
    private const int InRange = 1_000_000;

    /// <summary>Another for each place until the range is used up; places that would have no check digit are passed over.</summary>
    public static string At(int place)
    {
        var digits = $"999{place % InRange:D6}";
        var left = 11 - (digits.Select((digit, at) => (digit - '0') * (10 - at)).Sum() % 11);
        return left == 10 ? At(place + (InRange / 2)) : $"{digits}{left % 11}";
    }
}
