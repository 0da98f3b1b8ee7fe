namespace SafeguardingHub.Agreements;

/// <summary>So many concerns of one level about one child within a time are read one level higher.</summary>
/// <param name="Count">Including the one that has just come.</param>
/// <param name="WithinDays">Calendar days before the receipt.</param>
public sealed record Accumulation(string Name, int Count, int WithinDays, string Why, string Source);
