using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Translation;

/// <summary>The agreement in force, and the adapters of every format it names.</summary>
public sealed record AgreementAndFormats(Agreement Agreement, IReadOnlyList<IAgencyAdapter> Adapters)
{
    /// <summary>The file as it was read.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <param name="file">Null for the fictional agreement that comes with the hub.</param>
    /// <param name="bankHolidays">The published list of bank holidays; null for the built-in one.</param>
    /// <exception cref="ConfigurationFaultException">With every fault of the file, its place and its mending.</exception>
    public static AgreementAndFormats Load(string? file, string? bankHolidays = null)
    {
        if (file is not null && !File.Exists(file))
        {
            throw new ConfigurationFaultException([$"There is no agreement file {file}. Correct Hub:Agreement (environment: Hub__Agreement)."]);
        }

        var json = file is null ? AgreementFile.Northshire() : File.ReadAllBytes(file);
        var named = OrFaults(AgreementFile.Read(json));
        IReadOnlyList<IAgencyAdapter> adapters = [.. AgencyAdapters.BuiltIn, .. named.Adapters.SelectMany(outside => OutsideAdapters.Load(outside.Assembly))];
        var agreement = OrFaults(AgreementFile.Read(json, KnownFormat.Of(adapters)));
        return new AgreementAndFormats(bankHolidays is null ? agreement : agreement.WithBankHolidays(Published(bankHolidays)), adapters) { Text = json };
    }

    private static BankHolidays Published(string file)
    {
        var reading = new BankHolidayFile(file, BankHolidays.BuiltIn).Look();
        return reading.Fault is { } fault ? throw new ConfigurationFaultException([$"{fault} Or correct Hub:BankHolidays (environment: Hub__BankHolidays)."]) : reading.InForce;
    }

    private static Agreement OrFaults(AgreementReading reading) =>
        reading.Agreement ?? throw new ConfigurationFaultException([.. reading.Faults.Select(fault => $"Agreement, {fault}")]);
}
