namespace SafeguardingHub.Persistence.Rows;

/// <summary>Somebody is signed in to the console.</summary>
public sealed class ConsoleSessionRow
{
    /// <summary>Blind index of the secret in the browser's cookie.</summary>
    public required Guid Id { get; init; }

    /// <summary>Blind index of who it is.</summary>
    public required Guid Person { get; init; }

    /// <summary>Blind index of the provider's session; null when it named none.</summary>
    public required Guid? ProviderSession { get; init; }

    public required byte[] SealedPerson { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When the person last asked for a page.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The end whatever is done.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When it was signed out; null while it was not.</summary>
    public DateTimeOffset? SignedOutAt { get; set; }
}

/// <summary>What somebody had typed when the session ended.</summary>
public sealed class ConsoleDraftRow
{
    /// <summary>Blind index of the person and the page.</summary>
    public required Guid Id { get; init; }

    public required byte[] SealedForm { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
