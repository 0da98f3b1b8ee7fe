using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Translation;

/// <summary>The agreement in force, and the adapters of every format it names.</summary>
public sealed record AgreementAndFormats(Agreement Agreement, IReadOnlyList<IAgencyAdapter> Adapters)
{
    /// <summary>The file as it was read.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    public override string ToString() => $"agreement {Agreement.Version}";

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
        var named = AgreementFile.Read(json);
        // Of a file that has other faults it is not known what its outside adapters speak: they are told first.
        var outside = named.Agreement is null && NamesAdapters(json) ? OrFaults(named).Adapters : named.Agreement?.Adapters ?? [];
        IReadOnlyList<IAgencyAdapter> adapters = [.. AgencyAdapters.BuiltIn, .. outside.SelectMany(adapter => OutsideAdapters.Load(adapter.Assembly))];
        var agreement = OrFaults(AgreementFile.Read(json, KnownFormat.Of(adapters)));
        return new AgreementAndFormats(bankHolidays is null ? agreement : agreement.WithBankHolidays(Published(bankHolidays)), adapters) { Text = json };
    }

    private static bool NamesAdapters(byte[] json)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            return file.RootElement.TryGetProperty("adapters", out var adapters) && adapters.ValueKind == JsonValueKind.Array && adapters.GetArrayLength() > 0;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static BankHolidays Published(string file)
    {
        var reading = new BankHolidayFile(file, BankHolidays.BuiltIn).Look();
        return reading.Fault is { } fault ? throw new ConfigurationFaultException([$"{fault} Or correct Hub:BankHolidays (environment: Hub__BankHolidays)."]) : reading.InForce;
    }

    private static Agreement OrFaults(AgreementReading reading) =>
        reading.Agreement ?? throw new ConfigurationFaultException([.. reading.Faults.Select(fault => $"Agreement, {fault}")]);
}
