using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>One line: a concern for which the agency owes something, with the one time that is due first.</summary>
public sealed record InboxLine(Guid ConcernId, string Reference, string RaisedBy, RiskLevel Risk, DateTimeOffset ReceivedAt, DateTimeOffset Due, DueGroup Group)
{
    private const int LongestWhy = 120;

    /// <summary>What is owed first.</summary>
    public string What { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Why the risk is immediate or high, as its sender said; null for other risks and where nothing was said or shared.</summary>
    public string? Why => Risk is RiskLevel.Immediate or RiskLevel.High && Shared?.Content?.Risk is { } said ? Shortened(said.Rationale ?? (said.Factors is [var factor, ..] ? factor.Text ?? factor.Name : null)) : null;

    public SharedConcern? Shared { get; init; }

    private static string? Shortened(string? text) => text is { Length: > LongestWhy } && text.LastIndexOf(' ', LongestWhy) is > 0 and var end ? $"{text[..end]} …" : text;
}

public sealed record InboxPage(IReadOnlyList<InboxLine> Lines, int Total, int Pages);

public sealed record InboxCounts(int Unanswered, int Overdue, int DueSoon, int Immediate, int Owed, int ReachOuts);

/// <param name="Fresh">Those of them that are new since a page was made.</param>
public sealed record NewAlerts(int Unanswered, int Fresh);

/// <summary>What waits for an agency's team. The order is the same for the same data whatever the page.</summary>
public sealed class Inbox(IHubStore store, SharedConcernReading reading, TimeProvider time)
{
    public const int PerPage = 25;

    /// <summary>Due within so long counts as soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>Owed for a concern that nobody at the agency has answered yet.</summary>
    private static readonly string[] Unanswered = [Owed.Acknowledge, Owed.Decide, Owed.AnswerRedirect, Owed.PickUpTheReachOut];

    public async Task<InboxPage> ListAsync(string agency, InboxFilter filter, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var lines = Filtered(Lines(context, agency, filter.Everything), filter, now);
        var total = await lines.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PerPage - 1) / PerPage);
        var page = Math.Min(filter.Page, pages);
        var found = await Ordered(lines, filter, now).Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(cancellation);
        return new InboxPage(await DescribedAsync(context, agency, [.. found.Select(line => LineOf(line, now))], cancellation), total, pages);
    }

    /// <summary>Children who got in touch and whom nobody has answered.</summary>
    public async Task<IReadOnlyList<InboxLine>> ReachOutsAsync(string agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var found = await (from owed in Open(context, agency)
                           where owed.Name == Owed.PickUpTheReachOut
                           join concern in context.Concerns on owed.ConcernId equals concern.Id
                           orderby owed.Due, concern.Id
                           select new Projection { Id = concern.Id, Reference = concern.Reference, RaisedBy = concern.RaisedBy, Risk = concern.Risk, RecordedAt = concern.RecordedAt, Due = owed.Due }).Take(PerPage).ToListAsync(cancellation);
        return await DescribedAsync(context, agency, [.. found.Select(line => LineOf(line, now))], cancellation);
    }

    public async Task<InboxCounts> CountAsync(string agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var soon = now + Soon;
        var lines = Lines(context, agency, everything: false);
        var counted = await lines.GroupBy(_ => 1).Select(all => new
        {
            Unanswered = all.Count(),
            Overdue = all.Count(line => line.Due < now),
            DueSoon = all.Count(line => line.Due >= now && line.Due < soon),
            Immediate = all.Count(line => line.Risk == RiskLevel.Immediate),
        }).FirstOrDefaultAsync(cancellation);
        var owed = await Open(context, agency).Select(row => row.ConcernId).Distinct().CountAsync(cancellation);
        var reachOuts = await Open(context, agency).CountAsync(row => row.Name == Owed.PickUpTheReachOut, cancellation);
        return new InboxCounts(counted?.Unanswered ?? 0, counted?.Overdue ?? 0, counted?.DueSoon ?? 0, counted?.Immediate ?? 0, owed, reachOuts);
    }

    public async Task<int> UnansweredAsync(string agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await Open(context, agency).Where(row => Unanswered.Contains(row.Name)).Select(row => row.ConcernId).Distinct().CountAsync(cancellation);
    }

    /// <param name="since">Of what a page was made; what the clock started for later is new to it.</param>
    public async Task<NewAlerts> UnansweredSinceAsync(string agency, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var open = Open(context, agency).Where(row => Unanswered.Contains(row.Name));
        var from = since.ToUniversalTime();
        return new NewAlerts(
            await open.Select(row => row.ConcernId).Distinct().CountAsync(cancellation),
            await open.Where(row => row.Since > from).Select(row => row.ConcernId).Distinct().CountAsync(cancellation));
    }

    /// <summary>Lines with what the agency may read of each, in the same order.</summary>
    internal async Task<IReadOnlyList<InboxLine>> DescribedAsync(HubDbContext context, string agency, IReadOnlyList<InboxLine> lines, CancellationToken cancellation)
    {
        var ids = lines.Select(line => line.ConcernId).ToList();
        var rows = await context.Concerns.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var shared = await reading.ReadAsync(context, agency, rows, cancellation);
        var owed = (await Open(context, agency).AsNoTracking().Where(row => ids.Contains(row.ConcernId)).ToListAsync(cancellation)).ToLookup(row => row.ConcernId);
        return [.. lines.Select(line => line with
        {
            Shared = shared.GetValueOrDefault(line.ConcernId),
            What = owed[line.ConcernId].OrderBy(row => row.Due).ThenBy(row => row.Name, StringComparer.Ordinal).FirstOrDefault()?.What ?? "",
            Name = shared.GetValueOrDefault(line.ConcernId)?.Content is { } content ? string.Join(", ", content.Children.Select(Wording.Name)) : "Not shared with your agency",
        })];
    }

    private static IQueryable<ObligationRow> Open(HubDbContext context, string agency) => context.Obligations.Where(row => row.OwedBy == agency && row.MetAt == null && row.CancelledAt == null);

    private static IQueryable<Projection> Lines(HubDbContext context, string agency, bool everything)
    {
        var open = Open(context, agency);
        var owed = everything ? open : open.Where(row => Unanswered.Contains(row.Name));
        return from due in owed.GroupBy(row => row.ConcernId).Select(same => new { ConcernId = same.Key, Due = same.Min(row => row.Due) })
               join concern in context.Concerns on due.ConcernId equals concern.Id
               select new Projection { Id = concern.Id, Reference = concern.Reference, RaisedBy = concern.RaisedBy, Risk = concern.Risk, RecordedAt = concern.RecordedAt, Due = due.Due };
    }

    private static IQueryable<Projection> Filtered(IQueryable<Projection> lines, InboxFilter filter, DateTimeOffset now)
    {
        var soon = now + Soon;
        var (overdue, dueSoon, notDue) = (filter.Due.Contains(DueGroup.Overdue), filter.Due.Contains(DueGroup.DueSoon), filter.Due.Contains(DueGroup.NotDue));
        lines = filter.Due.Count == 0 ? lines : lines.Where(line => (overdue && line.Due < now) || (dueSoon && line.Due >= now && line.Due < soon) || (notDue && line.Due >= soon));
        var risks = filter.Risk.ToList();
        lines = risks.Count == 0 ? lines : lines.Where(line => risks.Contains(line.Risk));
        return filter.From is null ? lines : lines.Where(line => line.RaisedBy == filter.From);
    }

    private static IQueryable<Projection> Ordered(IQueryable<Projection> lines, InboxFilter filter, DateTimeOffset now)
    {
        var soon = now + Soon;
        var byGroup = lines.OrderBy(line => line.Due < now ? 0 : line.Due < soon ? 1 : 2);
        return ((filter.Sort, filter.Descending) switch
        {
            (InboxSort.Due, false) => lines.OrderBy(line => line.Due),
            (InboxSort.Due, true) => lines.OrderByDescending(line => line.Due),
            (InboxSort.Received, false) => lines.OrderBy(line => line.RecordedAt),
            (InboxSort.Received, true) => lines.OrderByDescending(line => line.RecordedAt),
            (InboxSort.Risk, var descending) => descending
                ? lines.OrderByDescending(line => line.Risk == RiskLevel.Immediate ? 0 : line.Risk == RiskLevel.High ? 1 : line.Risk == RiskLevel.Low ? 3 : 2)
                : lines.OrderBy(line => line.Risk == RiskLevel.Immediate ? 0 : line.Risk == RiskLevel.High ? 1 : line.Risk == RiskLevel.Low ? 3 : 2),
            _ => byGroup.ThenBy(line => line.Risk == RiskLevel.Immediate ? 0 : line.Risk == RiskLevel.High ? 1 : line.Risk == RiskLevel.Low ? 3 : 2).ThenBy(line => line.Due),
        }).ThenBy(line => line.RecordedAt).ThenBy(line => line.Id);
    }

    private static InboxLine LineOf(Projection line, DateTimeOffset now) => new(
        line.Id, line.Reference, line.RaisedBy, line.Risk, line.RecordedAt, line.Due, line.Due < now ? DueGroup.Overdue : line.Due < now + Soon ? DueGroup.DueSoon : DueGroup.NotDue);

    private sealed class Projection
    {
        public required Guid Id { get; init; }

        public required string Reference { get; init; }

        public required string RaisedBy { get; init; }

        public required RiskLevel Risk { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required DateTimeOffset Due { get; init; }
    }
}
