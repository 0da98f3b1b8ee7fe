using SafeguardingHub.Agreements;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What was not delivered, one line for each cause. Nothing that a message said.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class DeadLettersPage(DeadLetterQueries queries, Agreement agreement, TimeProvider time) : ConsolePage
{
    private IReadOnlyList<DeadLetterGroup> found = [];

    public GroupFilter Filter { get; private set; } = new();

    public IReadOnlyList<Agency> Agencies => agreement.Agencies;

    public int Total => found.Count;

    public int Pages => Math.Max(1, (Total + Inbox.PerPage - 1) / Inbox.PerPage);

    public int Current => Math.Min(Filter.Page, Pages);

    public IEnumerable<DeadLetterGroup> Groups => found.Skip((Current - 1) * Inbox.PerPage).Take(Inbox.PerPage);

    public DateTimeOffset At { get; private set; }

    public string NameOf(string agency) => Agencies.FirstOrDefault(each => each.Id.ToString() == agency)?.Name ?? agency;

    public async Task OnGetAsync()
    {
        At = time.GetUtcNow();
        Filter = GroupFilter.Read(Request.Query);
        // A settled state is asked for by its name as well.
        var all = Filter.Everything || Filter.States.Any(state => state is GroupState.Replayed or GroupState.Discarded);
        found = Filter.Of(await queries.ListAsync(all, Filter.Agency, HttpContext.RequestAborted), Person.AsOperator()?.Name);
    }
}
