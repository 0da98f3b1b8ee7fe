using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Micro;

/// <summary>What the suites measure with: the examples that the load is made of.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Received = new(2026, 3, 17, 16, 0, 0, TimeSpan.Zero);

    private static readonly AgreementAndFormats Agreed = AgreementAndFormats.Load(null);

    public static Agreement Agreement => Agreed.Agreement;

    public static IEnumerable<string> Formats => Examples.ByFormat.Select(examples => FormatOf(examples[0]));

    public static Example Of(string format) => Examples.ByFormat.First(examples => FormatOf(examples[0]) == format)[0];

    public static IAgencyAdapter AdapterOf(string format) => Agreed.Adapters.Single(adapter => adapter.Format == format);

    public static Concern ConcernOf(Example example) =>
        ((TranslationResult.TranslatedConcern)AdapterOf(FormatOf(example)).Translate(new IncomingMessage(MessageKind.Concern, example.ContentType, example.About(1)))).Concern;

    /// <summary>Of the fullest example of police, as the rules let the agency see it.</summary>
    public static Referral ReferralTo(AgencyId recipient)
    {
        var raiser = recipient == Examples.Police[^1].Sender ? Examples.SocialCare[3] : Examples.Police[^1];
        var decided = RecipientList.Decide(ConcernOf(raiser), raiser.Sender, Received, KnownOfChild.Nothing, Agreement).Agencies.Single(agency => agency.Agency == recipient);
        return new Referral
        {
            MessageId = Guid.Empty,
            Recipient = recipient,
            ComposedAt = Received,
            ReferralId = new ReferralId(Guid.Empty),
            Reference = ConcernReference.From(1),
            RaisedBy = raiser.Sender,
            Urgent = decided.Urgent,
            Concern = decided.Shared ?? throw new InvalidOperationException("The example is not shared with this agency."),
            WithheldFields = decided.WithheldFields,
            Why = [.. decided.Reasons.Select(reason => reason.Why)],
            Expected = decided.Expected,
            Sharing = decided.Basis!,
        };
    }

    private static string FormatOf(Example example) => Agreement.Find(example.Sender)!.Format;
}
