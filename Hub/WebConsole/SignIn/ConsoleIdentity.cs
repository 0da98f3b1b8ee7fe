using System.Security.Claims;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>The person as the web framework carries people.</summary>
public sealed class ConsoleIdentity : ClaimsIdentity
{
    public ConsoleIdentity(ConsolePerson person)
        : base([new Claim(ClaimTypes.NameIdentifier, person.Key), new Claim(ClaimTypes.Name, person.Name)], SessionHandler.Scheme) => Person = person;

    public ConsolePerson Person { get; }
}

public static class ConsoleIdentities
{
    /// <summary>Null when nobody is signed in.</summary>
    public static ConsolePerson? Person(this HttpContext http) => http.User.Identities.OfType<ConsoleIdentity>().FirstOrDefault()?.Person;

    /// <summary>The session of this request; null when there was no cookie or nothing is known under it.</summary>
    public static ConsoleSession? Session(this HttpContext http) => http.Items[typeof(ConsoleSession)] as ConsoleSession;
}
