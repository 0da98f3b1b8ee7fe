namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>A session as it was found, in force or not any more.</summary>
/// <param name="IdleEnd">When it ends unless another page is asked for.</param>
/// <param name="LastEnd">When it ends whatever is done.</param>
/// <param name="SignedOut">It was ended on purpose, here or by the provider.</param>
public sealed record ConsoleSession(ConsolePerson Person, DateTimeOffset IdleEnd, DateTimeOffset LastEnd, bool SignedOut)
{
    public DateTimeOffset EndsAt => IdleEnd < LastEnd ? IdleEnd : LastEnd;

    public bool IsInForce(DateTimeOffset now) => !SignedOut && now < EndsAt;
}
