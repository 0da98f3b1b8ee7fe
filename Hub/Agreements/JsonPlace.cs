using System.Text.Json;

namespace SafeguardingHub.Agreements;

/// <summary>
/// A value in the file and the pointer to it. Whatever is not there, or not of the type asked for, is simply absent:
/// the schema speaks of that, and the checks go on with the rest.
/// </summary>
internal readonly record struct JsonPlace(JsonElement? Element, string Pointer)
{
    public bool Exists => Element is { ValueKind: not JsonValueKind.Null };

    public string? Text => Element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public int? Number => Element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public bool IsTrue => Element is { ValueKind: JsonValueKind.True };

    public IEnumerable<JsonPlace> Items
    {
        get
        {
            var pointer = Pointer;
            return Element is { ValueKind: JsonValueKind.Array } array
                ? array.EnumerateArray().Select((item, index) => new JsonPlace(item, $"{pointer}/{index}"))
                : [];
        }
    }

    public JsonPlace this[string name] => new(
        Element is { ValueKind: JsonValueKind.Object } && Element.Value.TryGetProperty(name, out var value) ? value : null, $"{Pointer}/{name}");

    public IEnumerable<string> Texts => Items.Select(item => item.Text).OfType<string>();

    public AgreementFault Fault(string wrong, string fix) => new(Pointer, wrong, fix);
}
