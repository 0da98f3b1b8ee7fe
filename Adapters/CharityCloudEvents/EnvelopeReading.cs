using SafeguardingHub.Adapters.Reading;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>
/// The CloudEvents context attributes. Only a type that is not ours and data that is not there are refused: a child's record
/// is not turned away for the wrapping.
/// </summary>
internal static class EnvelopeReading
{
    /// <summary>Whether the event holds a record of this kind; when it does not, the reasons are reported.</summary>
    public static bool Holds(MessageKind kind, JsonCursor root)
    {
        if (!root.IsObject)
        {
            root.Report(Problems.WrongFormat);
            return false;
        }

        var typeFits = HasTypeOf(kind, root);
        var hasData = root["data"u8].IsObject;
        if (!hasData)
        {
            root.ReportBelow("data", Problems.WrongFormat);
        }

        CheckAttributes(root);
        return typeFits && hasData;
    }

    private static bool HasTypeOf(MessageKind kind, JsonCursor root)
    {
        var type = root["type"u8].Text();
        if (string.Equals(type, EventTypes.Sent[kind], StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        root.ReportBelow("type", type is not null && EventTypes.All.Contains(type) ? Problems.WrongKind : Problems.WrongFormat);
        return false;
    }

    private static void CheckAttributes(JsonCursor root)
    {
        Require(root, "specversion"u8, "specversion");
        Require(root, "id"u8, "id");
        Require(root, "source"u8, "source");
        Expect(root["specversion"u8], EventTypes.SpecVersion);
        Expect(root["dataschema"u8], EventTypes.Schema);
        Expect(root["datacontenttype"u8], EventTypes.DataContentType);
        Expect(root["dataclassification"u8], "restricted", "confidential");
        Expect(root["dataregulation"u8], "GDPR", "UK-GDPR");
        Expect(root["datacategory"u8], "special-category", "sensitive");
    }

    private static void Require(JsonCursor root, ReadOnlySpan<byte> name, string path)
    {
        if (!root[name].IsPresent)
        {
            root.ReportBelow(path, Problems.MissingElement);
        }
    }

    private static void Expect(JsonCursor attribute, params string[] values)
    {
        if (attribute.Text() is { } said && !values.Contains(said.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            attribute.Report(Problems.PartlyParsed);
        }
    }
}
