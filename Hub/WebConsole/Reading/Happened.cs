using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>One entry of a timeline.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="By">An agency or a person; null for the hub.</param>
/// <param name="Words">What somebody said, as they said it; null for nothing.</param>
public sealed record Happening(DateTimeOffset At, string Title, string? By, string? Text, string? Words) : PersonalDataView
{
    /// <summary>The day on which it happened, when that was said.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What the person is and where; null where nobody said.</summary>
    public string? Role { get; init; }

    /// <summary>The record that says so.</summary>
    public required string Source { get; init; }

    /// <summary>By another agency than the reader's.</summary>
    public bool OfPartner { get; init; }

    public DateOnly Day => On ?? TimeWords.Today(At);
}

/// <summary>What happened to a concern, as far as its reader may know: the hub's own entries, the agency's answers and what partners told it.</summary>
public sealed class Happened(Concerns concerns)
{
    private const int MostOfPartners = 5;

    /// <summary>The last to be recorded first.</summary>
    public IReadOnlyList<Happening> Of(ConcernView view) => Entries(view, answer => $"You said: {answer.Said.ToLowerInvariant()}");

    /// <summary>The newest of what other agencies did.</summary>
    public IReadOnlyList<Happening> OfPartners(ConcernView view) => [.. Of(view).Where(each => each.OfPartner).Take(MostOfPartners)];

    /// <summary>From the concern itself on, by the day on which it happened; what was recorded later stands where it belongs, with both times.</summary>
    public IReadOnlyList<Happening> Chronology(ConcernView view) => [.. Raised(view).Concat(Entries(view, answer => answer.Said).AsEnumerable().Reverse()).OrderBy(each => each.Day).ThenBy(each => each.At)];

    private List<Happening> Entries(ConcernView view, Func<OwnAnswer, string> titled) =>
    [
        .. view.Timeline.Select(row => new Happening(row.At, Wording.Of(row.Event), row.Agency is { } agency ? concerns.NameOf(agency) : null, row.Text, null)
            {
                OfPartner = row.Agency is { } other && other != view.Agency.ToString(),
                Source = $"Timeline of the hub, entry {row.Id:N}",
            })
            .Concat(view.Answers.Select(answer => Said(view, answer, titled(answer))))
            .Concat(view.Shared.Messages.Where(message => message.Content is Feedback).Select(message => Told(message, (Feedback)message.Content)))
            .OrderByDescending(each => each.At),
    ];

    internal static string? WordsOf(ReferralResponse? response, EngagementEvent? engagement)
    {
        var parts = new[]
        {
            response?.Decline is { } decline ? $"{Wording.Of(decline.Reason)}. {decline.Text}".Trim() : null,
            response?.Outcome is { } outcome ? $"{Wording.Of(outcome.Kind)}. {outcome.Text}".Trim() : null,
            response is { InformationNeeded.Count: > 0 } ? string.Join("; ", response.InformationNeeded.Select(needed => needed.What)) : null,
            response?.RedirectedTo?.Description,
            response?.Note,
            engagement?.ChildsWords is { } words ? $"The child’s words: “{words}”" : null,
            engagement?.NextContact is { } next && new[] { next.When, next.How, next.Where, next.Who }.OfType<string>().ToList() is { Count: > 0 } chosen ? $"The child’s choice of next contact: {string.Join(", ", chosen)}" : null,
            engagement?.Note,
        };
        return string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
    }

    private IEnumerable<Happening> Raised(ConcernView view)
    {
        if (view.Shared.Content is not { } content)
        {
            yield break;
        }

        var by = concerns.NameOf(view.Row.RaisedBy);
        var person = content.Origin.RaisedBy?.Name?.Display;
        yield return new Happening(view.Row.RecordedAt, $"Concern raised: {string.Join(", ", content.Categories.Select(Wording.Of))}", string.IsNullOrEmpty(person) ? by : person, null, content.Narrative)
        {
            On = content.Origin.RaisedAt is { } at ? TimeWords.Today(at) : null,
            Role = RoleOf(content.Origin.RaisedBy, by),
            OfPartner = !view.RaisedHere,
            Source = view.RaisedHere ? "The concern as it was raised" : "The concern as it was shared with this agency",
        };
    }

    private Happening Said(ConcernView view, OwnAnswer answer, string title) => new(answer.At, title, answer.By, null, WordsOf(answer.Response, answer.Engagement))
    {
        On = answer.Engagement?.On,
        Role = RoleOf(answer.Response?.AnsweredBy ?? answer.Engagement?.Origin.RaisedBy, concerns.NameOf(view.Agency.ToString())),
        Source = $"{(answer.MessageId.StartsWith("console-", StringComparison.Ordinal) ? "Form in the console, message" : "Message of the agency’s system,")} {answer.MessageId}",
    };

    private Happening Told(SentMessage message, Feedback feedback) => new(
        message.CreatedAt,
        feedback.Response is { } response ? Wording.Of(response.Kind) : feedback.Engagement is { } engagement ? Wording.Of(engagement.Kind) : "News",
        concerns.NameOf(feedback.SaidBy.ToString()),
        null,
        WordsOf(feedback.Response, feedback.Engagement))
    {
        On = feedback.Engagement?.On,
        Role = RoleOf(feedback.Response?.AnsweredBy, ""),
        OfPartner = true,
        Source = $"Message of the hub to this agency, {message.MessageId:N}",
    };

    private static string? RoleOf(Person? person, string agency) => string.Join(", ", new[] { person?.JobTitle, agency }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } role ? role : null;
}
