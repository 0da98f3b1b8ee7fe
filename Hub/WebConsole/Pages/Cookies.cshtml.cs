using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The page “Cookies”.</summary>
[ForEverybody]
public sealed class CookiesPage : ConsolePage;
