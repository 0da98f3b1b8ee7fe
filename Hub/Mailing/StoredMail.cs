using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>A mail as the store has it.</summary>
/// <param name="All">In order; none for a mail to operators.</param>
/// <param name="Lines">Those of them that are still owed.</param>
internal sealed record StoredMail(MailRow Row, IReadOnlyList<MailLineRow> All, IReadOnlyList<MailLineRow> Lines)
{
    public IEnumerable<Guid> Concerns => All.Select(line => line.ConcernId).Distinct();

    public string To => $"{Row.Role}{(Row.Agency is { } agency ? $" of {agency}" : All.Count > 0 ? " of the partnership" : "")}{(Row.CoversFor is { } role ? $" (for {role})" : "")}";
}
