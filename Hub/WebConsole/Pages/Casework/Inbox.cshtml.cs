using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The team's alerts that wait.</summary>
[Needs(ConsoleRights.ReadConcerns)]
public sealed class InboxPageModel(Inbox inbox, Agreement agreement, AuditTrail audit, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<RiskLevel> Risks { get; } = [RiskLevel.Immediate, RiskLevel.High, RiskLevel.Medium, RiskLevel.Low, RiskLevel.NotStated];

    public InboxFilter Filter { get; private set; } = new();

    public InboxPage List { get; private set; } = new([], 0, 1);

    public IReadOnlyList<InboxLine> ReachOuts { get; private set; } = [];

    public int Unanswered { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Current => Math.Min(Filter.Page, List.Pages);

    public IEnumerable<Agency> Senders => agreement.Agencies.Where(agency => agency.Id != Agency);

    public string NameOf(string agency) => Senders.FirstOrDefault(each => each.Id.ToString() == agency)?.Name ?? agency;

    public async Task OnGetAsync()
    {
        var (agency, cancellation) = (Agency.ToString(), HttpContext.RequestAborted);
        At = time.GetUtcNow();
        Filter = InboxFilter.Read(Request.Query);
        List = await inbox.ListAsync(agency, Filter, cancellation);
        ReachOuts = await inbox.ReachOutsAsync(agency, cancellation);
        Unanswered = await inbox.UnansweredAsync(agency, cancellation);
        var shown = ReachOuts.Concat(List.Lines).Select(line => line.Reference).Distinct().ToList();
        if (shown.Count > 0)
        {
            await audit.AppendAsync(Person.Actor, "inbox-read", agency, string.Join(' ', shown), cancellation);
        }
    }
}
