namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>The ways in. Personas are empty outside development on one's own machine.</summary>
public sealed record SignInChoices(IReadOnlyList<Persona> Personas, IReadOnlyList<IdentityProvider> Providers);
