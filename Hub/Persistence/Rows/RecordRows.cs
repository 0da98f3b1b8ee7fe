namespace SafeguardingHub.Persistence.Rows;

/// <summary>What happened to a concern, in order, without personal data.</summary>
public sealed class TimelineRow
{
    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Event { get; init; }

    public string? Agency { get; init; }

    public required string Text { get; init; }
}

/// <summary>One link of a hash chain; each writer has a chain of its own.</summary>
public sealed class AuditRow
{
    public required Guid Chain { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Detail { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The text of an agreement that the hub once started with, so that decisions made under its version can be explained.</summary>
public sealed class AgreementTextRow
{
    /// <summary>SHA-256 of the text in hexadecimal letters: two texts under one version are two rows.</summary>
    public required string Digest { get; init; }

    public required string Version { get; init; }

    /// <summary>The file as it was: JSON.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>The last start with it.</summary>
    public required DateTimeOffset LastAt { get; set; }
}

/// <summary>A data key, wrapped. Deleting the row erases what it sealed.</summary>
public sealed class DataKeyRow
{
    public required Guid Id { get; init; }

    public required string WrappedBy { get; set; }

    public required byte[] Wrapped { get; set; }
}

/// <summary>An update that came before its concern.</summary>
public sealed class WaitingUpdateRow
{
    /// <summary>The received message it came in.</summary>
    public required Guid Id { get; init; }

    public required Guid CorrelationIndex { get; init; }

    public required string Sender { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required Guid DataKeyId { get; init; }

    /// <summary>The canonical update and what its receipt has to answer.</summary>
    public required byte[] SealedUpdate { get; init; }
}
