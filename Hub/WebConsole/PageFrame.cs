using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>What stands round every page.</summary>
public sealed class PageFrame(Inbox inbox, IHubStore store, Agreement agreement)
{
    /// <summary>A frame is shown without its count while the store is away.</summary>
    public async Task<FrameFacts> ReadAsync(ConsolePerson person, CancellationToken cancellation)
    {
        var name = person.Agency is { } agency ? agreement.Find(agency)?.Name ?? agency.ToString() : null;
        if (person.Agency is not { } own || !person.May(ConsoleRights.ReadConcerns))
        {
            return new FrameFacts(name, 0);
        }

        try
        {
            return new FrameFacts(name, await inbox.UnansweredAsync(own.ToString(), cancellation));
        }
        catch (Exception away) when (store.IsUnavailable(away))
        {
            return new FrameFacts(name, 0);
        }
    }
}

public sealed record FrameFacts(string? AgencyName, int Unanswered)
{
    public static readonly FrameFacts Nothing = new(null, 0);

    /// <summary>The parts of the console, in order, and what each needs.</summary>
    private static readonly (string Name, string Address, ConsoleRights Needs)[] Sections =
    [
        ("Overview", "/", ConsoleRights.ReadConcerns),
        ("Inbox", "/inbox", ConsoleRights.ReadConcerns),
        ("Search", "/search", ConsoleRights.ReadConcerns),
        ("Raise a concern", "/raise", ConsoleRights.RaiseConcerns),
        ("Figures", "/figures", ConsoleRights.SeeFigures),
        ("Operations", "/operations", ConsoleRights.SeeOperations),
        ("Not delivered", "/dead-letters", ConsoleRights.SeeOperations),
        ("Proposals", "/proposals", ConsoleRights.SeeOperations),
        ("Agencies", "/agencies", ConsoleRights.SeeOperations),
        ("Flow", "/flow", ConsoleRights.SeeOperations),
        ("Topology", "/topology", ConsoleRights.SeeOperations),
        ("Audit", "/audit", ConsoleRights.ReadAudit),
        ("Messages", "/messages", ConsoleRights.Integrate),
        ("Try a message", "/try", ConsoleRights.Integrate),
        ("Formats", "/formats", ConsoleRights.Integrate),
        ("Agreement", "/agreement", ConsoleRights.ReadAgreement),
    ];

    public static IEnumerable<(string Name, string Address)> SectionsOf(ConsolePerson person) => Sections.Where(section => person.May(section.Needs)).Select(section => (section.Name, section.Address));
}
