using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>One entry of a timeline.</summary>
/// <param name="By">An agency or a person; null for the hub.</param>
/// <param name="Words">What somebody said, as they said it; null for nothing.</param>
public sealed record Happening(DateTimeOffset At, string Title, string? By, string? Text, string? Words) : PersonalDataView;

/// <summary>What happened to a concern, as far as its reader may know: the hub's own entries, the agency's answers and what partners told it.</summary>
public sealed class Happened(Concerns concerns)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<Happening> Of(ConcernView view) =>
    [
        .. view.Timeline.Select(row => new Happening(row.At, Wording.Of(row.Event), row.Agency is { } agency ? concerns.NameOf(agency) : null, row.Text, null))
            .Concat(view.Answers.Select(answer => new Happening(answer.At, $"You said: {answer.Said.ToLowerInvariant()}", answer.By, null, WordsOf(answer.Response, answer.Engagement))))
            .Concat(view.Shared.Messages.Where(message => message.Content is Feedback).Select(message => Told(message.CreatedAt, (Feedback)message.Content)))
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

    private Happening Told(DateTimeOffset at, Feedback feedback) => new(
        at,
        feedback.Response is { } response ? Wording.Of(response.Kind) : feedback.Engagement is { } engagement ? Wording.Of(engagement.Kind) : "News",
        concerns.NameOf(feedback.SaidBy.ToString()),
        null,
        WordsOf(feedback.Response, feedback.Engagement));
}
