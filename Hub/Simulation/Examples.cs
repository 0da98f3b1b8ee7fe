using System.Collections.Concurrent;
using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas;

namespace SafeguardingHub.Simulation;

/// <summary>The published examples from which simulated messages are composed, by the agreement's name of their format.</summary>
internal static class Examples
{
    private static readonly ConcurrentDictionary<string, string?> Read = new();

    /// <summary>An agency with a format of its own takes no part: the hub has no examples of it.</summary>
    public static bool Has(Agency agency) => Published.FolderOf(agency.Format) is not null;

    /// <param name="name">Such as <c>response-accepted</c>.</param>
    /// <returns>Null when the format has no such message.</returns>
    public static string? Find(Agency agency, string name)
    {
        var folder = Published.FolderOf(agency.Format) ?? throw new ArgumentException("The hub has no examples of this agency's format.", nameof(agency));
        var ending = agency.Format.EndsWith("xml", StringComparison.Ordinal) ? "xml" : "json";
        return Read.GetOrAdd($"{folder}/examples/{name}.{ending}", TextOf);
    }

    private static string? TextOf(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(Published.Read(path));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
