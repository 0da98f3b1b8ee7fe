using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.Operating;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What an operator's list is asked for is the same when it is read back from its address.</summary>
public sealed class OperatorFilterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_list_of_groups_is_read_back_from_its_address()
    {
        foreach (var sort in Enum.GetValues<GroupSort>())
        {
            var filter = new GroupFilter { States = [GroupState.New, GroupState.Regressed], Agency = "police.northshire", Mine = true, Everything = true, Sort = sort, Descending = true, Page = 3 };
            Assert.Equivalent(filter, GroupFilter.Read(QueryOf(filter.Address())));
        }
    }

    [Fact]
    public void A_search_of_the_audit_is_read_back_from_its_address()
    {
        var filter = new AuditFilter { From = new DateOnly(2026, 1, 30), To = new DateOnly(2026, 2, 1), Actor = "operator: ä&b", Action = "concern-read", Subject = "SH-7F3K-29QX", Page = 2 };
        Assert.Equivalent(filter, AuditFilter.Read(QueryOf(filter.Address()), new DateOnly(2026, 3, 3)));
    }

    [Fact]
    public void A_day_of_the_audit_is_a_day_in_london_whatever_the_clocks_do()
    {
        var filter = new AuditFilter { From = new DateOnly(2026, 3, 29), To = new DateOnly(2026, 3, 29) };
        Assert.Equal((new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 23, 0, 0, TimeSpan.Zero)), (filter.Moments.Start.ToUniversalTime(), filter.Moments.End.ToUniversalTime()));
    }

    [Fact]
    public void Groups_are_the_first_to_breach_first_and_the_other_way_round_when_asked()
    {
        DeadLetterGroup[] groups = [Group("c", null, 5), Group("a", 2, 1), Group("b", 1, 9)];
        Assert.Equal(["b", "a", "c"], new GroupFilter().Of(groups, null).Select(group => group.Fingerprint));
        Assert.Equal(["b", "c", "a"], new GroupFilter { Sort = GroupSort.Count, Descending = true }.Of(groups, null).Select(group => group.Fingerprint));
        Assert.Equal(["a"], new GroupFilter { Mine = true }.Of([.. groups.Select(group => group.Fingerprint == "a" ? group with { Owner = "ada" } : group)], "ada").Select(group => group.Fingerprint));
    }

    [Fact]
    public void Only_what_the_broker_itself_writes_about_the_hubs_queues_is_taken_from_x_death() => Assert.Equal(
        [new QueueDeath("hub.in.police", "rejected", 3), new QueueDeath("agency.charity.harbour", "expired", 1)],
        LetterReading.Deaths("[{count: 3, exchange: , queue: hub.in.police, reason: rejected, routing-keys: [a]}, {queue: agency.charity.harbour, reason: expired}, {queue: Zoë Madeup, reason: rejected}, {queue: hub.in.police, reason: Zoë}]"));

    private static DeadLetterGroup Group(string fingerprint, int? dueInHours, int count) => new()
    {
        Fingerprint = fingerprint,
        State = GroupState.New,
        Count = count,
        Settled = 0,
        FirstSeen = Now,
        LastSeen = Now,
        Agencies = [],
        Due = dueInHours is { } hours ? Now.AddHours(hours) : null,
    };

    private static QueryCollection QueryOf(string address) => new(QueryHelpers.ParseQuery(new Uri(new Uri("http://hub.example"), address).Query));
}
