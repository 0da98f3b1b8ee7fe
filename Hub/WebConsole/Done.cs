namespace SafeguardingHub.WebConsole;

/// <summary>What the page after an action says was done. Known words only: an address cannot put others on the page.</summary>
public static class Done
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["acknowledged"] = "Acknowledged. The agency that raised it has been told that you have it.",
        ["accepted"] = "Accepted. Your agency holds it now, and the agency that raised it has been told.",
        ["declined"] = "Declined. The agency that raised it has been told why, and holds it.",
        ["asked"] = "Your question has been sent.",
        ["redirected"] = "Offered. It stays where it is until the other agency accepts.",
        ["outcome"] = "The agency that raised it has been told what came of it.",
        ["supplied"] = "Your information has been sent.",
        ["logged"] = "Added to the record.",
        ["paused"] = "Paused. The door stays open, and nobody is chased for sessions meanwhile.",
        ["reviewed"] = "The review is recorded.",
        ["reassigned"] = "The new worker is recorded.",
        ["assigned"] = "It is recorded who looks after the group.",
        ["noted"] = "The note is added.",
        ["fixed"] = "Marked as fixed. What fails after this shows as come back.",
        ["proposed"] = "Proposed. Nothing is done until another person agrees.",
        ["agreed"] = "Agreed, and done.",
        ["not-agreed"] = "The proposal is declined. Nothing was done.",
        ["signed-out"] = "You are signed out.",
        ["signed-out-here"] = "You are signed out here. Your organisation’s own sign-in could not be told: on a shared computer, close the browser.",
    };

    public static string? Words(string? code) => code is not null && Known.TryGetValue(code, out var words) ? words : null;
}
