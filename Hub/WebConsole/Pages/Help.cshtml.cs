using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The page “Help”.</summary>
[ForEverybody]
public sealed class HelpPage : ConsolePage;
