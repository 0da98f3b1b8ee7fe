namespace SafeguardingHub.Chasing;

/// <summary>
/// A referral to the National Referral Mechanism that is intended and never sent is found out the night before the sentence: it is
/// chased until the number that the competent authority gave is there. Nothing else answers it.
/// </summary>
internal static class NationalReferralNumber
{
    public static readonly Refusal Missing = new("reference-missing", "Give the reference number that the competent authority gave; until then it is not referred.");
}
