using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>An answer as one agency may read it. A text is left out whole or not at all, and what is left out is named.</summary>
internal sealed class AnswerSharing(Agency reader, Concern standing, SharingRule rule)
{
    private readonly RestrictedPlaces? places = rule.NeedsRestrictedAddresses ? null : RestrictedPlaces.Of(standing);
    private readonly List<string> withheld = [];

    public IReadOnlyList<string> Withheld => withheld;

    public Agency Reader => reader;

    /// <summary>What professionals say to one another about a referral that the reader is party to; only withheld places are left out.</summary>
    public ReferralResponse Of(ReferralResponse said) => said with
    {
        Origin = Of(said.Origin),
        AnsweredBy = Of(said.AnsweredBy),
        Note = Keep("answer.note", said.Note),
        Decline = said.Decline is { } decline ? decline with { Text = Keep("answer.decline", decline.Text) } : null,
        RedirectedTo = said.RedirectedTo is { } redirected ? redirected with { Description = Keep("answer.redirected-to", redirected.Description) } : null,
        InformationNeeded = [.. said.InformationNeeded.Where(needed => Keep("answer.information-needed", needed.What) is not null)],
        Outcome = said.Outcome is { } outcome ? outcome with { Text = Keep("answer.outcome", outcome.Text) } : null,
        Closure = said.Closure is { } closure ? closure with { Text = Keep("answer.closure", closure.Text), WayBack = Keep("answer.closure", closure.WayBack), AuthorisedBy = Of(closure.AuthorisedBy) } : null,
        Facts = [.. said.Facts.Select(fact => fact with { Text = Keep("answer.facts", fact.Text) })],
        OriginalCodes = Of(said.OriginalCodes),
    };

    /// <summary>The child's own words go to those whose sharing rule has the child's voice.</summary>
    public EngagementEvent Of(EngagementEvent happened)
    {
        var hears = rule.Fields.Contains("voice");
        withheld.AddRange(!hears && (happened.ChildsWords is not null || happened.NextContact is not null) ? ["voice"] : []);
        var needs = rule.Fields.Contains("needs-first");
        withheld.AddRange(!needs && happened.Needs.Count > 0 ? ["needs-first"] : []);
        return happened with
        {
            Origin = Of(happened.Origin),
            Worker = Of(happened.Worker),
            ChildsWords = hears ? Keep("engagement.childs-words", happened.ChildsWords) : null,
            NextContact = hears && happened.NextContact is { } next
                ? next with { When = Keep("engagement.next-contact", next.When), How = Keep("engagement.next-contact", next.How), Where = Keep("engagement.next-contact", next.Where), Who = Keep("engagement.next-contact", next.Who) }
                : null,
            Note = Keep("engagement.note", happened.Note),
            Needs = needs ? [.. happened.Needs.Select(need => need with { Description = Keep("needs-first", need.Description) })] : [],
            OriginalCodes = Of(happened.OriginalCodes),
        };
    }

    private Origin Of(Origin origin) => origin with { RaisedBy = Of(origin.RaisedBy), Organisation = Keep("answer.origin", origin.Organisation), Team = Keep("answer.origin", origin.Team) };

    private Person? Of(Person? person) => person is null ? null : person with { Addresses = [.. person.Addresses.Where(address => !address.Restricted || rule.NeedsRestrictedAddresses)] };

    private IReadOnlyList<OriginalCode> Of(IReadOnlyList<OriginalCode> codes) =>
        [.. codes.Where(code => !rule.WithheldCodeSystems.Any(start => code.System.StartsWith(start, StringComparison.OrdinalIgnoreCase)))];

    private string? Keep(string field, string? text)
    {
        if (places?.IsGivenAwayBy(text) != true)
        {
            return text;
        }

        withheld.AddRange(withheld.Contains($"{field} (restricted)") ? [] : [$"{field} (restricted)"]);
        return null;
    }
}
