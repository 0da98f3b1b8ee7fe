using System.Globalization;

namespace SafeguardingHub;

/// <summary>Reads settings and keeps everything that is wrong with them, so that it is told at once.</summary>
public sealed class SettingsReading(IConfiguration configuration)
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public string? Text(string name) => configuration[name];

    /// <summary>A whole number above zero.</summary>
    public int Number(string name, int usual)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Fault(name, $"is not a whole number above zero. Correct it, or leave it out for {usual}.");
        return usual;
    }

    public bool Flag(string name, bool usual)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        if (bool.TryParse(text, out var said))
        {
            return said;
        }

        Fault(name, "is neither true nor false.");
        return usual;
    }

    /// <summary>Settings that are read elsewhere, with every fault of theirs.</summary>
    public TPart Part<TPart>(Func<IConfiguration, TPart> read, TPart otherwise)
    {
        try
        {
            return read(configuration);
        }
        catch (ConfigurationFaultException wrong)
        {
            faults.AddRange(wrong.Faults);
            return otherwise;
        }
    }

    /// <param name="what">Completes the sentence that begins with the setting's name, and says how to mend it.</param>
    public void Fault(string name, string what) => faults.Add($"{name} (environment: {name.Replace(":", "__", StringComparison.Ordinal)}) {what}");
}
