namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>A child as a plain reader finds it at the published places, and where.</summary>
/// <param name="Place">In the pointers of the format's adapter.</param>
/// <param name="Facts">What says who the child is.</param>
/// <param name="Unknown">Values at names that the format does not have, which may be a fact whose name was spoilt.</param>
/// <param name="Certain">False for someone who may be the child, where nobody is said to be.</param>
internal sealed record ToldChild(string Place, IReadOnlyList<ToldFact> Facts, IReadOnlyList<ToldFact> Unknown, bool Certain = true);

/// <param name="Kind">One of <see cref="IdentityKind"/>, for names with the number of the name.</param>
/// <param name="Value">In the form of <see cref="IdentityKind.Usual"/>.</param>
/// <param name="Second">Where the format has one value and the message two: not the first.</param>
/// <param name="Foreign">In another namespace than the format's, or otherwise as the format never writes: to be read, if at all, with a warning.</param>
internal sealed record ToldFact(string Kind, string Value, string Place, bool Second = false, bool Foreign = false)
{
    /// <summary>For something that is not a value where a value belongs: nobody can have read it.</summary>
    public const string NoValue = "\0";
}
