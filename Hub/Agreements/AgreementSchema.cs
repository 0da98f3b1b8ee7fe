using System.Text;
using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace SafeguardingHub.Agreements;

/// <summary>Checks the shape of the file; the schema's own descriptions say how to put it right.</summary>
internal static class AgreementSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(AgreementFile.Schema())).GetAwaiter().GetResult());

    public static IEnumerable<AgreementFault> Faults(JsonElement root) =>
        Schema.Value.Validate(root.GetRawText()).SelectMany(Leaves).Select(error => new AgreementFault(PointerOf(error), Wrong(error), Fix(error)));

    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error is ChildSchemaValidationError parent
        ? parent.Errors.SelectMany(schema => schema.Value).SelectMany(Leaves)
        : [error];

    /// <summary>From <c>#/agencies[0].id</c> to <c>/agencies/0/id</c>.</summary>
    private static string PointerOf(ValidationError error) =>
        (error.Path ?? "").TrimStart('#').Replace("].", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Replace('[', '/').Replace('.', '/');

    private static string Wrong(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "It is missing.",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "There is no such property.",
        ValidationErrorKind.NotInEnumeration => "It is not one of the words that are allowed here.",
        ValidationErrorKind.PatternMismatch => "It is not written as it has to be.",
        ValidationErrorKind.DateExpected => "It is not a date.",
        ValidationErrorKind.TooFewItems or ValidationErrorKind.StringTooShort => "It is empty.",
        ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => "The number is out of range.",
        _ => "It is not of the right type.",
    };

    private static string Fix(ValidationError error)
    {
        var schema = error.Schema.ActualSchema;
        if (error.Kind == ValidationErrorKind.NoAdditionalPropertiesAllowed)
        {
            return $"Remove it; allowed are: {string.Join(", ", schema.ActualProperties.Keys)}.";
        }

        if (error.Kind == ValidationErrorKind.PropertyRequired && error.Property is { } name && schema.ActualProperties.TryGetValue(name, out var property))
        {
            return $"Add it. {property.Description ?? property.ActualSchema.Description}";
        }

        return schema.Enumeration.Count > 0
            ? $"{schema.Description} Allowed are: {string.Join(", ", schema.Enumeration)}."
            : schema.Description ?? error.Schema.Description ?? "See agreement.schema.json.";
    }
}
