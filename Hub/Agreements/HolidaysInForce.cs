namespace SafeguardingHub.Agreements;

/// <summary>The published list of bank holidays by which everything is counted now. It is exchanged while the hub runs.</summary>
internal sealed class HolidaysInForce(BankHolidays published)
{
    private volatile Merged? merged;
    private volatile BankHolidays published = published;

    public BankHolidays Published => published;

    public void Exchange(BankHolidays list) => published = list;

    /// <summary>With those that the agreement adds, put together once for each list.</summary>
    public BankHolidays With(IReadOnlyList<AdditionalBankHoliday> additional)
    {
        var (list, known) = (published, merged);
        if (known is null || known.Of != list || known.Additional != additional)
        {
            merged = known = new Merged(list, additional, list.With(additional));
        }

        return known.Days;
    }

    private sealed record Merged(BankHolidays Of, IReadOnlyList<AdditionalBankHoliday> Additional, BankHolidays Days);
}
