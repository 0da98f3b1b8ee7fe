using System.Text;
using NJsonSchema;
using NJsonSchema.Validation;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>A JSON schema as partners get it, and what a message has against it.</summary>
internal sealed class PublishedJsonSchema(string file)
{
    private readonly Lazy<JsonSchema> schema = new(() => JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Schemas, file)).GetAwaiter().GetResult());

    public JsonSchema Schema => schema.Value;

    public IReadOnlyList<string> Errors(ReadOnlyMemory<byte> body) =>
        [.. Schema.Validate(Encoding.UTF8.GetString(body.Span)).SelectMany(Innermost).Distinct()];

    private static IEnumerable<string> Innermost(ValidationError error) => error is ChildSchemaValidationError several
        ? several.Errors.SelectMany(branch => branch.Value.SelectMany(Innermost).Select(inner => $"{branch.Key.Description}: {inner}"))
        : [$"{error.Path} {error.Kind}"];
}
