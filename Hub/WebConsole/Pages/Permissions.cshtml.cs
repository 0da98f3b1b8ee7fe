using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What one may do and see.</summary>
[Needs(ConsoleRights.None)]
public sealed class PermissionsPage(Agreement agreement) : ConsolePage
{
    public string? AgencyName => Person.Agency is { } agency ? agreement.Find(agency)?.Name ?? agency.ToString() : null;
}
