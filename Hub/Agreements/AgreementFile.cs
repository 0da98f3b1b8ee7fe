using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Agreements;

/// <summary>Reads the agreement file and finds every fault in it at once.</summary>
public static class AgreementFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The fictional agreement that comes with the hub.</summary>
    public static byte[] Northshire() => EmbeddedFile.Bytes("northshire.json");

    /// <summary>The JSON schema of the file, for editors and for people who write one.</summary>
    public static byte[] Schema() => EmbeddedFile.Bytes("agreement.schema.json");

    /// <summary>
    /// Reads without asking whether the formats exist. Used to learn which outside adapters to load;
    /// then read again with what is known.
    /// </summary>
    public static AgreementReading Read(ReadOnlySpan<byte> json) => Read(json, formats: null);

    /// <param name="json">UTF-8; a byte order mark is allowed.</param>
    /// <param name="formats">What the adapters speak; null: not checked.</param>
    public static AgreementReading Read(ReadOnlySpan<byte> json, IReadOnlyList<KnownFormat>? formats)
    {
        var bytes = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray(), Strict);
            List<AgreementFault> faults = [.. AgreementSchema.Faults(document.RootElement), .. AgreementChecks.Faults(document.RootElement, formats)];
            return faults.Count > 0
                ? new AgreementReading(null, [.. faults.Distinct()])
                : new AgreementReading(document.Deserialize<Agreement>(AgreementJson.Options), []);
        }
        catch (JsonException broken)
        {
            return new AgreementReading(null, [NotJson(broken)]);
        }
    }

    private static AgreementFault NotJson(JsonException broken) => new(
        "",
        broken.LineNumber is { } line ? $"It cannot be read as JSON at line {line + 1}." : "It cannot be read as JSON, or a property stands twice in one object.",
        "Open it in an editor that shows JSON errors, or start again from northshire.json.");
}
