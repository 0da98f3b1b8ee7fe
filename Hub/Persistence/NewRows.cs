using System.Collections;

namespace SafeguardingHub.Persistence;

/// <summary>
/// Rows that a transaction will add, by table and in order. They may be changed until they are written; the database's
/// change tracking would copy and compare each of them, which costs more than all the rest of recording.
/// </summary>
public sealed class NewRows
{
    private readonly Dictionary<Type, IList> tables = [];

    /// <summary>By the type of the row, in the order in which a table got its first.</summary>
    public IEnumerable<(Type Row, IList Rows)> Tables => tables.Select(table => (table.Key, table.Value));

    public void Add<TRow>(TRow row)
        where TRow : class
    {
        if (!tables.TryGetValue(typeof(TRow), out var rows))
        {
            tables[typeof(TRow)] = rows = new List<TRow>();
        }

        rows.Add(row);
    }

    /// <returns>False when the row is not one of these.</returns>
    public bool Remove<TRow>(TRow row)
        where TRow : class => tables.TryGetValue(typeof(TRow), out var rows) && ((List<TRow>)rows).Remove(row);

    public IReadOnlyList<TRow> Of<TRow>()
        where TRow : class => tables.TryGetValue(typeof(TRow), out var rows) ? (List<TRow>)rows : [];
}
