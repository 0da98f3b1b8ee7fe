namespace SafeguardingHub.Agreements;

/// <summary>No receiver is closed for more than a year on end; a longer search is an endless one.</summary>
internal sealed class EndlessClosure
{
    private const int LongestInDays = 366;

    private int days;

    public void Another()
    {
        if (++days > LongestInDays)
        {
            throw new InvalidOperationException("The receiver does not open for more than a year.");
        }
    }

    public void Over() => days = 0;
}
