namespace SafeguardingHub.Persistence;

/// <summary>
/// Statements that only PostgreSQL has. Rows that others are claiming at this moment are passed over, never waited for. Columns
/// are named: what one instance has prepared must go on while a newer one adds a column.
/// </summary>
internal static class PostgresStatements
{
    /// <summary>Takes now, the end of the lease and how many.</summary>
    public const string ClaimOutbox =
        """
        UPDATE outbox SET next_attempt_at = {1}, attempts = attempts + 1
        WHERE sequence IN (
          SELECT o.sequence FROM outbox o
          WHERE o.sent_at IS NULL AND o.next_attempt_at <= {0}
            AND (o.concern_id IS NULL OR NOT EXISTS (
              SELECT 1 FROM outbox e
              WHERE e.concern_id = o.concern_id AND e.recipient = o.recipient AND e.sent_at IS NULL AND e.sequence < o.sequence))
          ORDER BY o.urgent DESC, o.sequence
          LIMIT {2}
          FOR UPDATE OF o SKIP LOCKED)
        RETURNING sequence, message_id, recipient, type, urgent, concern_id, referral_id, reference, data_key_id, sealed_content,
          created_at, next_attempt_at, attempts, last_failure, given_up_at, sent_at
        """;

    /// <summary>Takes now and the concerns.</summary>
    public const string ClaimDue =
        """
        SELECT id, concern_id, name, about, what, owed_by, role, clock, since, rating, pauses, due, next_chase_at, step, stage, chased_at, why,
          source, met_at, cancelled_at
        FROM obligations
        WHERE met_at IS NULL AND cancelled_at IS NULL AND next_chase_at <= {0} AND concern_id = ANY({1})
        ORDER BY next_chase_at, id
        FOR UPDATE SKIP LOCKED
        """;

    /// <summary>Takes now, the end of the lease and how many.</summary>
    public const string ClaimMails =
        """
        UPDATE mails SET next_attempt_at = {1}, attempts = attempts + 1
        WHERE id IN (
          SELECT m.id FROM mails m
          WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.next_attempt_at <= {0}
          ORDER BY m.urgent DESC, m.next_attempt_at, m.id
          LIMIT {2}
          FOR UPDATE OF m SKIP LOCKED)
        RETURNING id, kind, mailbox, agency, role, covers_for, urgent, text, created_at, next_attempt_at, attempts, last_failure, deferred_since,
          sent_at, given_up_at, bounced_at
        """;
}
