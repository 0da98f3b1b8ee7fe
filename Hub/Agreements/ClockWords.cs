using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Agreements;

/// <content>A clock as people write it.</content>
public sealed partial record Clock
{
    private static readonly Dictionary<ClockUnit, string> UnitWords = new()
    {
        [ClockUnit.ClockSeconds] = "clock second",
        [ClockUnit.ClockHours] = "clock hour",
        [ClockUnit.WorkingHours] = "working hour",
        [ClockUnit.WorkingDays] = "working day",
        [ClockUnit.SchoolDays] = "school day",
        [ClockUnit.CalendarDays] = "calendar day",
    };

    /// <summary>Reads a clock written out, such as <c>4 working hours</c>, <c>1 working day</c>, <c>1 school day</c>, <c>72 clock hours</c> or <c>28 calendar days</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Clock? clock)
    {
        clock = null;
        var match = Literal().Match(text ?? "");
        if (!match.Success || !int.TryParse(match.Groups["amount"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > MaxAmount)
        {
            return false;
        }

        var unit = UnitWords.First(words => match.Groups["unit"].Value.StartsWith(words.Value, StringComparison.OrdinalIgnoreCase)).Key;
        clock = new Clock { Name = text!.Trim(), Amount = amount, Unit = unit, Source = "as written" };
        return true;
    }

    /// <summary>The length in words, such as <c>1 working day</c>.</summary>
    public string InWords() => this switch
    {
        { DueAt: DueAt.Start, Amount: 1 } => "before the start of the next school day",
        { DueAt: DueAt.Start } => $"before the start of school day {Amount} from then",
        _ => $"{Amount} {UnitWords[Unit]}{(Amount == 1 ? "" : "s")}{(RunsOutOfHours ? ", out of hours too" : "")}",
    };

    [GeneratedRegex(@"\A\s*(?<amount>[0-9]{1,4})\s+(?<unit>clock (seconds?|hours?)|working hours?|(working|school|calendar) days?)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
