using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Agreements;

/// <summary>How a length of time is counted; the rules are at <see cref="Deadline"/>.</summary>
public enum ClockUnit { ClockHours, WorkingHours, WorkingDays, CalendarDays }

/// <summary>Why a clock may stand still; chasing stops while one of them holds.</summary>
public enum PauseReason { NeedFirstOpen, ChildChoseLater, WaitingForReferrer }

/// <summary>A named length of time within which somebody owes something.</summary>
public sealed partial record Clock
{
    public required string Name { get; init; }

    /// <summary>In <see cref="Unit"/>, at least 1.</summary>
    public required int Amount { get; init; }

    public required ClockUnit Unit { get; init; }

    public IReadOnlyList<PauseReason> PausedBy { get; init; } = [];

    /// <summary>The statute, the guidance, or the partners' own choice.</summary>
    public required string Source { get; init; }

    /// <summary>Reads a clock written out, such as <c>4 working hours</c>, <c>1 working day</c>, <c>72 clock hours</c> or <c>28 calendar days</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Clock? clock)
    {
        clock = null;
        var match = Literal().Match(text ?? "");
        if (!match.Success || !int.TryParse(match.Groups["amount"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > MaxAmount)
        {
            return false;
        }

        var unit = match.Groups["unit"].Value.TrimEnd('s', 'S').ToUpperInvariant() switch
        {
            "CLOCK HOUR" => ClockUnit.ClockHours,
            "WORKING HOUR" => ClockUnit.WorkingHours,
            "WORKING DAY" => ClockUnit.WorkingDays,
            _ => ClockUnit.CalendarDays,
        };
        clock = new Clock { Name = text!.Trim(), Amount = amount, Unit = unit, Source = "as written" };
        return true;
    }

    /// <summary>The length in words, such as <c>1 working day</c>.</summary>
    public string InWords()
    {
        var unit = Unit switch
        {
            ClockUnit.ClockHours => "clock hour",
            ClockUnit.WorkingHours => "working hour",
            ClockUnit.WorkingDays => "working day",
            _ => "calendar day",
        };
        return Amount == 1 ? $"1 {unit}" : $"{Amount} {unit}s";
    }

    /// <summary>No clock of child protection runs longer; it also keeps the counting short.</summary>
    internal const int MaxAmount = 1000;

    [GeneratedRegex(@"\A\s*(?<amount>[0-9]{1,4})\s+(?<unit>(clock|working) hours?|(working|calendar) days?)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
