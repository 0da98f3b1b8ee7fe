namespace SafeguardingHub.Bench.Mutations.Judging;

internal enum Outcome { Translated, TranslatedWithWarnings, Refused }

/// <summary>What became of one changed message.</summary>
/// <param name="Took">The translation alone.</param>
/// <param name="Fault">Null when nothing is wrong: never a value of the message.</param>
internal sealed record Judged(Outcome Outcome, TimeSpan Took, string? Fault);
