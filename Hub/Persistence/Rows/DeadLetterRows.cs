namespace SafeguardingHub.Persistence.Rows;

/// <summary>How a message came to be a dead letter.</summary>
public enum DeadLetterSource
{
    /// <summary>A stage of the hub failed on it; its bytes are with the received message.</summary>
    Stage,

    /// <summary>It could not be acted on and was rejected; its bytes are with the received message.</summary>
    Quarantine,

    /// <summary>The hub cannot deliver it to one recipient; its content is in the outbox.</summary>
    Outbox,

    /// <summary>From an <c>_error</c> queue.</summary>
    Error,

    /// <summary>From a <c>_skipped</c> queue.</summary>
    Skipped,

    /// <summary>From <c>hub.dead-letter</c>: refused, or given back more often than the limit.</summary>
    DeadLetterQueue,

    /// <summary>Nothing is wrong with it: it waits behind an earlier one about the same concern.</summary>
    Behind,

    /// <summary>A corrected copy of another dead letter.</summary>
    Edited,
}

/// <summary>Whether something has still to be done about it.</summary>
public enum DeadLetterState { Dead, Replayed, Discarded, Delivered, Superseded }

/// <summary>
/// A message that needs an operator. What it said is kept elsewhere, sealed: with the received message, in the outbox or in
/// <see cref="DeadLetterContentRow"/>; so that many of these are read quickly.
/// </summary>
public sealed class DeadLetterRow
{
    /// <summary>The order in which they were kept.</summary>
    public long Sequence { get; set; }

    /// <summary>The received message's for <see cref="DeadLetterSource.Stage"/>, <see cref="DeadLetterSource.Quarantine"/> and <see cref="DeadLetterSource.Behind"/>.</summary>
    public required Guid Id { get; init; }

    public required DeadLetterSource Source { get; init; }

    /// <summary>The queue that it was for, which is where a replay takes it.</summary>
    public required string Queue { get; init; }

    /// <summary>The stage that failed, the problem codes, or the broker's reason.</summary>
    public required string Code { get; init; }

    /// <summary>Empty when there was no exception.</summary>
    public required string ExceptionType { get; init; }

    /// <summary>Queue, code, exception type and first frame of our code: the same for the same bug.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Who sent it, or for whom it is.</summary>
    public required string? Agency { get; init; }

    /// <summary>The kind of message, such as <c>concern</c> or <c>referral</c>.</summary>
    public required string Kind { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>When the hub was first given it: clocks run from here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Later than <see cref="At"/> when a replay failed on it again.</summary>
    public required DateTimeOffset LastFailedAt { get; set; }

    public DeadLetterState State { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Blind index of queue, bytes and properties, by which a message that the broker gives twice is kept once.</summary>
    public Guid? Identity { get; init; }

    /// <summary>Blind index of the case or concern it is about: what is later about the same waits behind it.</summary>
    public Guid? OrderKey { get; init; }

    public Guid? ConcernId { get; set; }

    /// <summary>The row of the outbox that cannot be delivered.</summary>
    public long? OutboxSequence { get; init; }

    /// <summary>The dead letter that this is a corrected copy of.</summary>
    public Guid? EditOf { get; init; }

    /// <summary>The earliest thing that somebody will owe, or owes, because of it.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>What is due, in words without personal data.</summary>
    public string? DueWhat { get; set; }

    /// <summary>Null until the clock was looked up.</summary>
    public DateTimeOffset? ClockReadAt { get; set; }

    public int Replays { get; set; }

    /// <summary>What the last replay came to.</summary>
    public string? LastOutcome { get; set; }
}

/// <summary>The bytes and properties of a dead letter that are kept nowhere else.</summary>
public sealed class DeadLetterContentRow
{
    public required Guid Id { get; init; }

    public required Guid DataKeyId { get; init; }

    public required byte[] SealedBody { get; init; }

    /// <summary>All that came with the bytes: exchange, routing key, properties and headers.</summary>
    public required byte[] SealedProperties { get; init; }
}

/// <summary>What people said about a group of dead letters; there is none before somebody did.</summary>
public sealed class DeadLetterGroupRow
{
    public required string Fingerprint { get; init; }

    public string? Owner { get; set; }

    public DateTimeOffset? InvestigatedAt { get; set; }

    public DateTimeOffset? FixedAt { get; set; }

    /// <summary>When a replay was last asked for: what fails after it has come back.</summary>
    public DateTimeOffset? ReplayedAt { get; set; }
}

public sealed class DeadLetterNoteRow
{
    public required Guid Id { get; init; }

    public required string Fingerprint { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    /// <summary>Without personal data.</summary>
    public required string Text { get; init; }
}

/// <summary>A message of the broker's that could not be kept, and is tried again; it is still on the broker.</summary>
public sealed class CollectionRetryRow
{
    public required Guid Identity { get; init; }

    public required string Queue { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset LastAt { get; set; }

    public required int Attempts { get; set; }

    /// <summary>A short code, never exception text.</summary>
    public required string Failure { get; set; }
}
