using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What every problem code means and what to do about it.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class ErrorsPage : ConsolePage;
