using System.Text.Json;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>
/// One place in a message. Reading a value marks it as carried; a value that cannot be read as asked is reported with
/// <see cref="Problems.UnreadableValue"/>, answered with null and left to be listed as not carried. A place that is not
/// there answers null to everything, so that paths need no checks: <c>cursor["risk"u8]["level"u8].Code(levels)</c>.
/// </summary>
internal readonly partial struct JsonCursor(JsonSource? source, JsonElement element)
{
    /// <summary>There, and not null.</summary>
    public bool IsPresent => source is not null && element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public bool IsObject => source is not null && element.ValueKind == JsonValueKind.Object;

    /// <summary>A property of this object. A JSON null counts as read and as not there.</summary>
    public JsonCursor this[ReadOnlySpan<byte> name]
    {
        get
        {
            if (!Opens() || !element.TryGetProperty(name, out var value))
            {
                return default;
            }

            if (value.ValueKind == JsonValueKind.Null)
            {
                source!.MarkRead(value);
                return default;
            }

            return new JsonCursor(source, value);
        }
    }

    /// <summary>The items of a list. A lone value where a list belongs is read as a list of one, with a warning.</summary>
    public JsonItems Items()
    {
        if (!IsPresent)
        {
            return default;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            if (element.GetArrayLength() == 0)
            {
                source!.MarkRead(element);
            }

            return new JsonItems(source!, element);
        }

        Report(Problems.PartlyParsed);
        return new JsonItems(this);
    }

    /// <summary>Reports something wrong with the value here.</summary>
    public void Report(ProblemKind kind) => source?.Report(element, kind);

    /// <summary>Reports something wrong with a path below here, such as <c>risk/level</c>, which need not exist.</summary>
    public void ReportBelow(string path, ProblemKind kind) => source?.Report(element, kind, path);

    private bool Opens()
    {
        if (!IsPresent)
        {
            return false;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(Problems.UnreadableValue);
            return false;
        }

        if (element.GetPropertyCount() == 0)
        {
            source!.MarkRead(element);
        }

        return true;
    }
}
