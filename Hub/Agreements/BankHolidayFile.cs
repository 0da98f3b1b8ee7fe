using System.Text.Json;

namespace SafeguardingHub.Agreements;

/// <summary>
/// The published list in a file that may change while the hub runs: one-off holidays are proclaimed at short notice. Ask it now and
/// then; it reads only when the file has changed. A file that cannot be read takes nothing away: the list before stays in force.
/// </summary>
public sealed class BankHolidayFile(string path, BankHolidays inForce)
{
    private readonly Lock reading = new();
    private (DateTime Written, long Length)? seen;

    /// <summary>The list in force after looking at the file.</summary>
    public BankHolidayReading Look()
    {
        lock (reading)
        {
            try
            {
                return ReadIfChanged(new FileInfo(path));
            }
            catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or JsonException)
            {
                return new BankHolidayReading(inForce, Changed: false, $"The bank holidays in {path} cannot be read ({unread.Message.TrimEnd('.')}). The list before stays in force; fetch https://www.gov.uk/bank-holidays.json again.");
            }
        }
    }

    private BankHolidayReading ReadIfChanged(FileInfo file)
    {
        var now = (file.LastWriteTimeUtc, file.Exists ? file.Length : throw new FileNotFoundException("there is no such file"));
        if (now == seen)
        {
            return new BankHolidayReading(inForce, Changed: false, Fault: null);
        }

        var before = inForce;
        inForce = BankHolidays.Read(File.ReadAllBytes(path));
        seen = now;
        return new BankHolidayReading(inForce, Changed: !before.SameDaysAs(inForce), Fault: null);
    }
}

/// <param name="InForce">What to count by.</param>
/// <param name="Changed">Other days than at the last look: what is owed has to be counted again.</param>
/// <param name="Fault">Null, or why the file was not read and what to do.</param>
public sealed record BankHolidayReading(BankHolidays InForce, bool Changed, string? Fault);
