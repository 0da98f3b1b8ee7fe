namespace SafeguardingHub.Persistence.Rows;

/// <summary>A mail to a role's mailbox, perhaps not yet sent; written in the transaction that decided it. No personal data.</summary>
public sealed class MailRow
{
    /// <summary>The same for the same mail, whoever writes it: its <c>Message-ID</c> is made of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="MailKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The address.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Null for the partnership and for operators.</summary>
    public string? Agency { get; init; }

    public required string Role { get; init; }

    /// <summary>The role that this one stands in for, because nobody is there; null for none.</summary>
    public string? CoversFor { get; init; }

    /// <summary>About immediate danger: before all others, and never with anything else.</summary>
    public required bool Urgent { get; init; }

    /// <summary>The one sentence of a mail without lines.</summary>
    public string? Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>A short code, never what a server said.</summary>
    public string? LastFailure { get; set; }

    /// <summary>When the mailbox first did not take it; null while it has not been asked, or has taken or refused it at once.</summary>
    public DateTimeOffset? DeferredSince { get; set; }

    /// <summary>When a mail server took it over.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was refused for good, refused for too long, or not needed any more.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>When a mail server reported that it could not be delivered after all.</summary>
    public DateTimeOffset? BouncedAt { get; set; }
}

/// <summary>What is asked in a mail, one for each obligation.</summary>
public sealed class MailLineRow
{
    public required Guid MailId { get; init; }

    /// <summary>From 0.</summary>
    public required int Place { get; init; }

    public required Guid ConcernId { get; init; }

    public required Guid ObligationId { get; init; }

    public required string Reference { get; init; }

    /// <summary>The obligation's name.</summary>
    public required string Obligation { get; init; }

    /// <summary>What the stage of the ladder asks for, as the agreement says it.</summary>
    public required string Asked { get; init; }

    public required DateTimeOffset Due { get; init; }

    /// <summary>When somebody else is asked, unless it is answered before.</summary>
    public required DateTimeOffset ActBy { get; init; }
}

/// <summary>A mailbox that mail does not reach; the row goes when mail passes again.</summary>
public sealed class MailboxTroubleRow
{
    public required string Mailbox { get; init; }

    /// <summary>Null while only mails that belong to no concern have failed.</summary>
    public Guid? ObligationId { get; set; }

    /// <summary>A bounce came after the mail was taken over, so that the next one taken over proves nothing yet.</summary>
    public required bool Bounced { get; set; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset LastFailureAt { get; set; }
}

/// <summary>Something that operators have been told of once, however often it is reported.</summary>
public sealed class IncidentRow
{
    public required string Key { get; init; }

    public required string What { get; set; }

    /// <summary>As operators were told.</summary>
    public required int Count { get; set; }

    public required DateTimeOffset BegunAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Permanent.</summary>
public static class MailKinds
{
    public const string Chase = "chase";
    public const string Digest = "digest";
    public const string Alert = "alert";
    public const string AlertOver = "alert-over";
    public const string Test = "test";
}
