using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>Every name under which the hub looks for a setting, learnt by letting it look.</summary>
internal static class SettingNames
{
    public static IReadOnlyList<string> Read { get; } = Ask();

    private static IReadOnlyList<string> Ask()
    {
        var asked = new AskedConfiguration();
        _ = HubSettings.Read(asked, data: null, listen: null);
        return asked.Names;
    }

    /// <summary>Holds nothing and remembers what it was asked for.</summary>
    private sealed class AskedConfiguration : IConfiguration
    {
        private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();
        private readonly List<string> names = [];

        public IReadOnlyList<string> Names => names;

        public string? this[string key]
        {
            get => Asked(key);
            set => throw new NotSupportedException();
        }

        public IEnumerable<IConfigurationSection> GetChildren() => [];

        public IChangeToken GetReloadToken() => Nothing.GetReloadToken();

        public IConfigurationSection GetSection(string key)
        {
            Asked(key);
            return Nothing.GetSection(key);
        }

        private string? Asked(string key)
        {
            names.Add(key);
            return null;
        }
    }
}
