using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>Where the bank holidays come from.</summary>
/// <param name="File">Null for the list that comes with the hub.</param>
public sealed record BankHolidaySource(BankHolidayFile? File);
