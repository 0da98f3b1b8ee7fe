namespace SafeguardingHub.Schemas.Canonical;

public sealed record PersonName : PersonalData
{
    public string? Prefix { get; init; }

    public IReadOnlyList<string> Given { get; init; } = [];

    public string? Family { get; init; }

    /// <summary>The whole name, when the sender gave it only so.</summary>
    public string? Text { get; init; }

    /// <summary>For instance <c>alias</c>, <c>street name</c>, <c>previous</c>; null for the name in use.</summary>
    public string? Use { get; init; }

    /// <summary>The name as one line, for people to read.</summary>
    public string Display => Text ?? string.Join(' ', new[] { Prefix }.Concat(Given).Append(Family).Where(part => !string.IsNullOrWhiteSpace(part)));
}
