namespace SafeguardingHub.Adapters;

/// <summary>
/// A code list both ways. A lossy row is read (the canonical value says less than the code) and is never written when an
/// exact row for the same value exists: a lossy value must not replace a better one.
/// </summary>
internal sealed class CodeTable<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, Row> byCode;
    private readonly Dictionary<T, Row> byValue;

    public CodeTable(string system, params IEnumerable<Row> rows)
    {
        System = system;
        Rows = [.. rows];
        byCode = Rows.GroupBy(row => row.Code, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        byValue = Rows.Where(row => row.Written).GroupBy(row => row.Value)
            .ToDictionary(same => same.Key, same => same.OrderBy(row => row.Lossy).First());
    }

    /// <summary>The code system's name or URI, as it stands in an original code.</summary>
    public string System { get; }

    public IReadOnlyList<Row> Rows { get; }

    public Row? Read(string code) => byCode.GetValueOrDefault(code.Trim());

    /// <summary>The row to write for a canonical value; null when the format has no word for it.</summary>
    public Row? Write(T value) => byValue.GetValueOrDefault(value);

    /// <param name="Written">False for codes that are retired or only ever read.</param>
    internal sealed record Row(string Code, T Value, string Meaning, bool Lossy = false, bool Written = true);
}
