using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>The order of the inbox, over random alerts and random filters, page by page as their addresses lead.</summary>
public sealed class InboxOrderTests(DatabaseFixture databases)
{
    private const string Agency = "social-care.northshire";
    private const int Alerts = 140;
    private static readonly string[] Senders = ["police.northshire", "health.northshire", "charity.harbour"];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Check_6_the_inbox_is_ordered_by_group_risk_due_received_and_id_and_paging_sorting_and_filtering_go_round_through_the_address(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var random = new Random(20261129);
        var now = hub.Time.GetUtcNow();
        var alerts = Enumerable.Range(0, Alerts).Select(_ => Alert.Of(random, now)).ToList();
        await using (var context = hub.Store.Open())
        {
            context.AddRange(alerts.Select(alert => alert.Concern()));
            context.AddRange(alerts.Select(alert => alert.Owed()));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var inbox = new Inbox(hub.Store, new SharedConcernReading(hub.Keys), hub.Time);
        for (var round = 0; round < 60; round++)
        {
            var filter = round == 0 ? new InboxFilter() : Filter(random);
            List<string> listed = [];
            for (var (page, pages) = (1, 1); page <= pages; page++)
            {
                var address = (filter with { Page = page }).Address();
                var read = InboxFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(new Uri($"http://hub.example{address}").Query)));
                Assert.Equal(address, read.Address());
                var list = await inbox.ListAsync(Agency, read, TestContext.Current.CancellationToken);
                Assert.True(list.Lines.Count <= Inbox.PerPage);
                pages = list.Pages;
                listed.AddRange(list.Lines.Select(line => line.Reference));
            }

            Assert.Equal(Expected(alerts, filter, now).Select(alert => alert.Reference), listed);
        }
    }

    private static IEnumerable<Alert> Expected(IEnumerable<Alert> alerts, InboxFilter filter, DateTimeOffset now)
    {
        var wanted = alerts.Where(alert => (filter.Due.Count == 0 || filter.Due.Contains(alert.Group(now))) && (filter.Risk.Count == 0 || filter.Risk.Contains(alert.Risk))
            && (filter.From is null || alert.RaisedBy == filter.From) && (filter.Everything || alert.Name != "feed-back"));
        Func<Alert, IComparable>[] keys = filter.Sort switch
        {
            InboxSort.Due => [alert => alert.Due],
            InboxSort.Received => [alert => alert.ReceivedAt],
            InboxSort.Risk => [alert => Rank(alert.Risk)],
            _ => [alert => alert.Group(now), alert => Rank(alert.Risk), alert => alert.Due],
        };
        var first = filter.Descending && filter.Sort != InboxSort.Urgency ? wanted.OrderByDescending(keys[0]) : wanted.OrderBy(keys[0]);
        return keys.Skip(1).Append(alert => alert.ReceivedAt).Aggregate(first, (ordered, key) => ordered.ThenBy(key)).ThenBy(alert => alert.Id.ToString(), StringComparer.Ordinal);
    }

    /// <summary>What nobody rated counts as medium.</summary>
    private static int Rank(RiskLevel risk) => risk switch { RiskLevel.Immediate => 0, RiskLevel.High => 1, RiskLevel.Low => 3, _ => 2 };

    private static InboxFilter Filter(Random random) => new()
    {
        Due = [.. Enum.GetValues<DueGroup>().Where(_ => random.Next(3) == 0)],
        Risk = [.. Enum.GetValues<RiskLevel>().Where(_ => random.Next(4) == 0)],
        From = random.Next(3) == 0 ? Senders[random.Next(Senders.Length)] : null,
        Everything = random.Next(2) == 0,
        Sort = (InboxSort)random.Next(4),
        Descending = random.Next(2) == 0,
    };

    /// <summary>Times are few, so that many are the same.</summary>
    private sealed record Alert(Guid Id, string Reference, string RaisedBy, RiskLevel Risk, DateTimeOffset ReceivedAt, DateTimeOffset Due, string Name)
    {
        private static readonly string[] Names = ["acknowledge", "decide", "feed-back"];

        public static Alert Of(Random random, DateTimeOffset now)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Alert(
                new Guid(bytes), ConcernReference.From((ulong)random.NextInt64(1, 30_000_000_000)).ToString(), Senders[random.Next(Senders.Length)], Enum.GetValues<RiskLevel>()[random.Next(Enum.GetValues<RiskLevel>().Length)],
                now.AddHours(-random.Next(1, 8)), now.AddHours((random.Next(12) * 6) - 36), Names[random.Next(Names.Length)]);
        }

        public DueGroup Group(DateTimeOffset now) => Due < now ? DueGroup.Overdue : Due < now + Inbox.Soon ? DueGroup.DueSoon : DueGroup.NotDue;

        public ConcernRow Concern() => new() { Id = Id, Reference = Reference, RaisedBy = RaisedBy, RecordedAt = ReceivedAt, Risk = Risk, Urgent = false, AgreementVersion = "1", CorrelationIndex = null, Version = 1, SealedContent = [] };

        public ObligationRow Owed() => new()
        {
            Id = Guid.NewGuid(),
            ConcernId = Id,
            Name = Name,
            About = null,
            What = "Do it.",
            OwedBy = Agency,
            Role = "duty",
            Clock = "1 working day",
            Since = ReceivedAt,
            Due = Due,
            NextChaseAt = Due,
            Why = "A rule.",
            Source = "A test.",
        };
    }
}
