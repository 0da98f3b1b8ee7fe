using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The published formats.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class FormatsPage(Agreement agreement) : ConsolePage
{
    /// <summary>The agency's own, as the agreement names it; it may be published elsewhere.</summary>
    public string? Own => agreement.Find(Agency)?.Format;
}
