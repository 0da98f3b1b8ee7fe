namespace SafeguardingHub.Chasing;

/// <summary>What agencies are told of what the hub saw itself. Nothing of it is about the child.</summary>
internal static class NewsWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [UpdateCodes.Closed] = "The referral is closed: nobody objected to the announced close in time.",
        [FeedbackCodes.DidNotArrive] = "The hub could not deliver the referral. Nobody else has it: you hold it. Speak to the recipient.",
    };

    public static string Of(string code) => Words.TryGetValue(code, out var words) ? words : throw new InvalidOperationException($"The hub has no words for '{code}'.");
}
