using System.Globalization;
using SafeguardingHub.WebConsole.Design;

namespace SafeguardingHub.WebConsole;

/// <summary>What was answered in a form and what is wrong with it.</summary>
public sealed class FormState(IReadOnlyDictionary<string, string[]>? typed = null)
{
    private static readonly string[] DateParts = ["day", "month", "year"];

    private readonly Dictionary<string, string[]> values = new(typed ?? new Dictionary<string, string[]>());
    private readonly List<FormError> errors = [];

    /// <summary>The same form sent again has the same.</summary>
    public string Id => Value(FormPage.FormId) is { Length: 36 } id && Guid.TryParse(id, out var parsed) ? parsed.ToString() : MakeId();

    public IReadOnlyList<FormError> Errors => errors;

    /// <summary>Line breaks as one character.</summary>
    public string? Value(string name) => values.TryGetValue(name, out var all) && all.Length > 0 ? all[0].ReplaceLineEndings("\n") : null;

    /// <summary>Without spaces round it; null for nothing.</summary>
    public string? Trimmed(string name) => Value(name)?.Trim() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> All(string name) => values.GetValueOrDefault(name, []);

    public void Set(string name, params string[] answers) => values[name] = answers;

    /// <param name="field">Null when it is about the form as a whole.</param>
    /// <param name="target">The id of the control, when it is not the field's name.</param>
    public void Fail(string? field, string text, string? target = null) => errors.Add(new FormError(field, text, target ?? field));

    public string? Error(string field) => errors.FirstOrDefault(error => error.Field == field)?.Text;

    public Field Field(string name, string label, string? hint = null) => new(name, label) { Hint = hint, Value = Value(name), Error = Error(name) };

    public IReadOnlyList<Choice> Chosen(string name, IEnumerable<Choice> choices) => [.. choices.Select(choice => choice with { Checked = All(name).Contains(choice.Value) })];

    public IReadOnlyList<SummaryLine> Summary => [.. errors.Select(error => new SummaryLine(error.Text, error.Target is null ? null : $"#{error.Target}"))];

    /// <summary>Needs an answer of no more than so many characters.</summary>
    /// <returns>Null when it is not there or too long.</returns>
    public string? Text(string name, string missing, string what, int most)
    {
        var text = Optional(name, what, most);
        if (Trimmed(name) is null)
        {
            Fail(name, missing);
        }

        return text;
    }

    /// <inheritdoc cref="Text"/>
    public string? Optional(string name, string what, int most)
    {
        var text = Trimmed(name);
        if (text?.Length > most)
        {
            Fail(name, $"{what} must be {most:#,0} characters or fewer");
            return null;
        }

        return text;
    }

    /// <summary>A day from three fields, or null with what is wrong said.</summary>
    public DateOnly? Day(string name, string what)
    {
        var parts = DateParts.Select(part => Trimmed($"{name}-{part}")).ToList();
        if (parts.All(part => part is null))
        {
            return null;
        }

        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        if (numbers[2] is > 0 and < 10_000 && numbers[1] is > 0 and < 13 && numbers[0] > 0 && numbers[0] <= DateTime.DaysInMonth(numbers[2], numbers[1]))
        {
            return new DateOnly(numbers[2], numbers[1], numbers[0]);
        }

        Fail(name, $"{what} must be a real date", $"{name}-day");
        return null;
    }

    private string MakeId()
    {
        var id = Guid.NewGuid().ToString();
        values[FormPage.FormId] = [id];
        return id;
    }
}

/// <param name="Target">The id of the control that is meant.</param>
public sealed record FormError(string? Field, string Text, string? Target);
