using SafeguardingHub.Chasing;

namespace SafeguardingHub.Mailing;

/// <summary>
/// What a mail says of an obligation: only what any referral may owe. What is owed because of something about the child (a need, a
/// prompt of a rule) is left to the reference.
/// </summary>
internal static class AskedByMail
{
    private const string ByReference = "Do what is owed: look it up by its reference";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        [Owed.Acknowledge] = "Acknowledge",
        [Owed.Decide] = "Decide: accept, decline with the reason, or redirect",
        [Owed.ReachRecipient] = "Speak to the recipient: it could not be delivered",
        [Owed.AnswerRedirect] = "Accept or decline what is offered to you",
        [Owed.SupplyInformation] = "Supply what was asked for",
        [Owed.FeedBackOutcome] = "Feed back the outcome",
        [Owed.AnswerChallenge] = "Answer the challenge",
        [Owed.AnswerObjection] = "Answer the objection",
        [Owed.ResolveDisagreement] = "Settle who takes it on",
        [MailboxObligation.Name] = "Mend the mailbox that mail does not reach",
    };

    public static string Of(string obligation) => Sentences.GetValueOrDefault(obligation, ByReference);
}
