using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>How soon something is due.</summary>
public enum DueGroup { Overdue, DueSoon, NotDue }

/// <summary>The order of the list. Urgency is by group, then risk, then due time, then when it came.</summary>
public enum InboxSort { Urgency, Due, Received, Risk }

/// <summary>What is listed, as the address says it; whatever it does not understand it leaves out.</summary>
public sealed record InboxFilter
{
    public IReadOnlyList<DueGroup> Due { get; init; } = [];

    public IReadOnlyList<RiskLevel> Risk { get; init; } = [];

    public string? From { get; init; }

    /// <summary>Everything that is owed, not only what nobody has answered yet.</summary>
    public bool Everything { get; init; }

    public InboxSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => Due.Count > 0 || Risk.Count > 0 || From is not null || Everything;

    public static InboxFilter Read(IQueryCollection query) => new()
    {
        Due = Chosen<DueGroup>(query["due"]),
        Risk = Chosen<RiskLevel>(query["risk"]),
        From = AgencyId.TryParse(query["from"].ToString(), out var agency) ? agency.ToString() : null,
        Everything = query["show"] == "everything",
        Sort = Chosen<InboxSort>(query["sort"]) is [var sort, ..] ? sort : InboxSort.Urgency,
        Descending = query["order"] == "descending",
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
    };

    /// <summary>The address that <see cref="Read"/> reads the same from.</summary>
    public string Address()
    {
        List<KeyValuePair<string, string?>> query =
        [
            .. Due.Select(group => KeyValuePair.Create("due", (string?)Kebab(group))),
            .. Risk.Select(risk => KeyValuePair.Create("risk", (string?)Kebab(risk))),
            .. Optional("from", From),
            .. Optional("show", Everything ? "everything" : null),
            .. Optional("sort", Sort == InboxSort.Urgency ? null : Kebab(Sort)),
            .. Optional("order", Descending ? "descending" : null),
            .. Optional("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        ];
        return QueryHelpers.AddQueryString("/inbox", query);
    }

    public static string Kebab<TValue>(TValue value)
        where TValue : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static IEnumerable<KeyValuePair<string, string?>> Optional(string name, string? value) => value is null ? [] : [KeyValuePair.Create(name, (string?)value)];

    internal static IReadOnlyList<TValue> Chosen<TValue>(IEnumerable<string?> words)
        where TValue : struct, Enum => [.. Enum.GetValues<TValue>().Where(value => words.Contains(Kebab(value)))];
}
