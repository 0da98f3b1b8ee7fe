using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>The order of the groups. Clock: the first to breach first.</summary>
public enum GroupSort { Clock, Count, FirstSeen, LastSeen, State }

/// <summary>Which groups are listed, as the address says it; whatever it does not understand it leaves out.</summary>
public sealed record GroupFilter
{
    public IReadOnlyList<GroupState> States { get; init; } = [];

    public string? Agency { get; init; }

    /// <summary>Only those that the reader looks after.</summary>
    public bool Mine { get; init; }

    /// <summary>Those that are settled too.</summary>
    public bool Everything { get; init; }

    public GroupSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => States.Count > 0 || Agency is not null || Mine || Everything;

    public static GroupFilter Read(IQueryCollection query) => new()
    {
        States = InboxFilter.Chosen<GroupState>(query["state"]),
        Agency = AgencyId.TryParse(query["agency"].ToString(), out var agency) ? agency.ToString() : null,
        Mine = query["owner"] == "me",
        Everything = query["show"] == "everything",
        Sort = InboxFilter.Chosen<GroupSort>(query["sort"]) is [var sort, ..] ? sort : GroupSort.Clock,
        Descending = query["order"] == "descending",
        Page = PageOf(query["page"]),
    };

    /// <summary>The address that <see cref="Read"/> reads the same from.</summary>
    public string Address() => QueryHelpers.AddQueryString("/dead-letters", States.Select(state => KeyValuePair.Create("state", (string?)InboxFilter.Kebab(state))).Concat(
        InboxFilter.Optional("agency", Agency)
            .Concat(InboxFilter.Optional("owner", Mine ? "me" : null))
            .Concat(InboxFilter.Optional("show", Everything ? "everything" : null))
            .Concat(InboxFilter.Optional("sort", Sort == GroupSort.Clock ? null : InboxFilter.Kebab(Sort)))
            .Concat(InboxFilter.Optional("order", Descending ? "descending" : null))
            .Concat(InboxFilter.Optional("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)))));

    /// <param name="me">The reader's name as recovery knows it.</param>
    public IReadOnlyList<DeadLetterGroup> Of(IEnumerable<DeadLetterGroup> groups, string? me)
    {
        var chosen = groups.Where(group => (States.Count == 0 || States.Contains(group.State)) && (!Mine || (me is not null && group.Owner == me))).ToList();
        var sorted = Sort switch
        {
            GroupSort.Count => chosen.OrderBy(group => group.Count),
            GroupSort.FirstSeen => chosen.OrderBy(group => group.FirstSeen),
            GroupSort.LastSeen => chosen.OrderBy(group => group.LastSeen),
            GroupSort.State => chosen.OrderBy(group => group.State),
            _ => chosen.OrderBy(group => group.Due ?? DateTimeOffset.MaxValue),
        };
        var ordered = sorted.ThenBy(group => group.Fingerprint, StringComparer.Ordinal).ToList();
        if (Descending)
        {
            ordered.Reverse();
        }

        return ordered;
    }

    /// <summary>A page's number; 1 for what is none.</summary>
    internal static int PageOf(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1;
}
