using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>A mail as the store has it.</summary>
/// <param name="Lines">In order; none for a mail to operators.</param>
internal sealed record StoredMail(MailRow Row, IReadOnlyList<MailLineRow> Lines)
{
    public IEnumerable<Guid> Concerns => Lines.Select(line => line.ConcernId).Distinct();

    public string To => $"{Row.Role}{(Row.Agency is { } agency ? $" of {agency}" : Lines.Count > 0 ? " of the partnership" : "")}{(Row.CoversFor is { } role ? $" (for {role})" : "")}";
}
