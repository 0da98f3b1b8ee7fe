using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>What is looked for in the audit, as the address says it. A reference or an id, never anything of a child.</summary>
public sealed record AuditFilter
{
    /// <summary>Days in Europe/London, both included.</summary>
    public required DateOnly From { get; init; }

    /// <inheritdoc cref="From"/>
    public required DateOnly To { get; init; }

    /// <summary>Part of the name, such as <c>operator:</c> or an agency's id.</summary>
    public string? Actor { get; init; }

    /// <summary>Such as <c>concern-read</c>.</summary>
    public string? Action { get; init; }

    /// <summary>A reference or id.</summary>
    public string? Subject { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What is not a real day.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <param name="today">Looked at, with the day before, unless days are given.</param>
    public static AuditFilter Read(IQueryCollection query, DateOnly today)
    {
        List<string> faults = [];
        var (from, to) = (Day(query, "from", "The first day", faults) ?? today.AddDays(-1), Day(query, "to", "The last day", faults) ?? today);
        if (faults.Count == 0 && to < from)
        {
            faults.Add("The last day must be the first day or later");
        }

        return new AuditFilter { From = from, To = to, Actor = Text(query["actor"]), Action = Text(query["action"]), Subject = Text(query["subject"]), Page = GroupFilter.PageOf(query["page"]), Faults = faults };
    }

    /// <summary>The address that <see cref="Read"/> reads the same from.</summary>
    public string Address() => QueryHelpers.AddQueryString("/audit", Parts("from", From).Concat(Parts("to", To))
        .Concat(InboxFilter.Optional("actor", Actor)).Concat(InboxFilter.Optional("action", Action)).Concat(InboxFilter.Optional("subject", Subject))
        .Concat(InboxFilter.Optional("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The first moment and the first after the last.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Moments => (StartOf(From), StartOf(To.AddDays(1)));

    /// <summary>For the audit.</summary>
    public override string ToString() => string.Join(' ', new[] { $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}", Actor is null ? null : $"actor {Actor}", Action is null ? null : $"action {Action}", Subject is null ? null : $"subject {Subject}", $"page {Page}" }.OfType<string>());

    private static DateTimeOffset StartOf(DateOnly day) => ReceiverCalendar.Zone.AtStartOfDay(NodaTime.LocalDate.FromDateOnly(day)).ToDateTimeOffset();

    private static IEnumerable<KeyValuePair<string, string?>> Parts(string name, DateOnly day) =>
        [KeyValuePair.Create($"{name}-day", (string?)$"{day.Day}"), KeyValuePair.Create($"{name}-month", (string?)$"{day.Month}"), KeyValuePair.Create($"{name}-year", (string?)$"{day.Year}")];

    private static DateOnly? Day(IQueryCollection query, string name, string what, List<string> faults)
    {
        var form = new FormState(query.ToDictionary(part => part.Key, part => part.Value.OfType<string>().ToArray()));
        var day = form.Day(name, what);
        faults.AddRange(form.Errors.Select(error => error.Text));
        return day;
    }

    private static string? Text(string? written) => written?.Trim() is { Length: > 0 and <= 200 } text ? text : null;
}
