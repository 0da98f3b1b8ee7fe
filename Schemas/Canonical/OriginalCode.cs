namespace SafeguardingHub.Schemas.Canonical;

/// <summary>A code as the sender wrote it. <see cref="Lossy"/> when the canonical value says less than the code did.</summary>
public sealed record OriginalCode(string System, string Code, string? Display = null, bool Lossy = false) : PersonalData;
