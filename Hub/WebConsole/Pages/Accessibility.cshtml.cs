using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The page “Accessibility statement”.</summary>
[ForEverybody]
public sealed class AccessibilityPage : ConsolePage;
