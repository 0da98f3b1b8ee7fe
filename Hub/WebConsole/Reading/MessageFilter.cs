using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>What became of a message, as its sender's integrators say it.</summary>
public enum MessageOutcome { Recorded, Waiting, Duplicate, Rejected, DeadLetter }

/// <summary>Which messages are listed, as the address says it; whatever it does not understand it leaves out.</summary>
public sealed record MessageFilter
{
    private static readonly string[] DateParts = ["on-day", "on-month", "on-year"];

    /// <summary>Null for all. <see cref="MessageOutcome.Duplicate"/>: those that came more than once.</summary>
    public MessageOutcome? Outcome { get; init; }

    /// <summary>Null for all.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>The day on which they came, in Europe/London; null for all.</summary>
    public DateOnly? On { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => Outcome is not null || Kind is not null || On is not null;

    public static MessageFilter Read(IQueryCollection query) => new()
    {
        Outcome = Chosen<MessageOutcome>(query["outcome"]),
        Kind = Chosen<MessageKind>(query["kind"]),
        On = DayOf(query),
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
    };

    /// <summary>The address that <see cref="Read"/> reads the same from.</summary>
    public string Address()
    {
        List<KeyValuePair<string, string?>> query = [];
        Add("outcome", Outcome is { } outcome ? InboxFilter.Kebab(outcome) : null);
        Add("kind", Kind is { } kind ? InboxFilter.Kebab(kind) : null);
        Add("on-day", On?.Day.ToString(CultureInfo.InvariantCulture));
        Add("on-month", On?.Month.ToString(CultureInfo.InvariantCulture));
        Add("on-year", On?.Year.ToString(CultureInfo.InvariantCulture));
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return QueryHelpers.AddQueryString("/messages", query);

        void Add(string name, string? value) => query.AddRange(value is null ? [] : [KeyValuePair.Create(name, (string?)value)]);
    }

    private static TValue? Chosen<TValue>(string? word)
        where TValue : struct, Enum => Enum.GetValues<TValue>().Cast<TValue?>().FirstOrDefault(value => InboxFilter.Kebab(value!.Value) == word);

    private static DateOnly? DayOf(IQueryCollection query)
    {
        var form = new FormState(DateParts.ToDictionary(name => name, name => query[name].OfType<string>().ToArray()));
        return form.Day("on", "");
    }
}
