namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Where to go after signing in: a path of this console and nowhere else.</summary>
internal static class ReturnPath
{
    public static string Of(string? asked) =>
        asked is ['/', ..] && asked is not (['/', '/', ..] or ['/', '\\', ..]) && !asked.Any(char.IsControl) && !asked.StartsWith("/sign-", StringComparison.Ordinal) && !asked.StartsWith("/session", StringComparison.Ordinal) ? asked : "/";
}
