using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Schemas;

/// <summary>The published schemas and their examples, as they travel inside the program.</summary>
public static partial class Published
{
    /// <summary>The reference of the concern that every published answer and engagement event is about.</summary>
    public const string ExampleReference = "SH-B8GE-472N";

    private static readonly DateOnly ExampleDay = new(2026, 3, 10);

    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal)
    {
        ["police-xml"] = "PoliceXml",
        ["social-care-json"] = "SocialCareJson",
        ["health-fhir-r4"] = "HealthFhirR4",
        ["charity-cloudevents"] = "CharityCloudEvents",
    };

    /// <summary>The formats that are published, by their names in the agreement.</summary>
    public static IReadOnlyCollection<string> Formats => Folders.Keys;

    /// <summary>Everything that is published, as <see cref="Read(string)"/> takes it, in order.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. typeof(Published).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <param name="format">Its name in the agreement, such as <c>police-xml</c>.</param>
    /// <returns>Below <c>Schemas/</c>, such as <c>PoliceXml/V1</c>; null for a format that is published elsewhere.</returns>
    public static string? FolderOf(string format) => Folders.TryGetValue(format, out var folder) ? $"{folder}/V1" : null;

    /// <summary>An answer or an engagement event as its agency would write it about this concern.</summary>
    /// <param name="begun">Stands for 10 March 2026, when the published answers begin; every day of that year in it is moved as far, and no date of birth.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static byte[] ReadAbout(string path, ConcernReference reference, DateOnly begun) => Encoding.UTF8.GetBytes(WrittenDay().Replace(
        Encoding.UTF8.GetString(Read(path)).Replace(ExampleReference, reference.ToString(), StringComparison.Ordinal),
        day => DateOnly.ParseExact(day.Value, "O", CultureInfo.InvariantCulture).AddDays(begun.DayNumber - ExampleDay.DayNumber).ToString("O", CultureInfo.InvariantCulture)));

    /// <param name="path">Below <c>Schemas/</c>, such as <c>PoliceXml/V1/examples/concern-minimal.xml</c>.</param>
    /// <exception cref="FileNotFoundException">Nothing of that name is published.</exception>
    public static byte[] Read(string path)
    {
        using var stream = typeof(Published).Assembly.GetManifestResourceStream(path) ?? throw new FileNotFoundException($"Nothing is published as {path}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"\b2026-\d{2}-\d{2}")]
    private static partial Regex WrittenDay();
}
