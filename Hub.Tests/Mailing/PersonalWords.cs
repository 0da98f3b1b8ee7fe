using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Every string that a concern holds anywhere, by reflection, so that a field that is added is looked at too.</summary>
internal static partial class PersonalWords
{
    /// <summary>Each stretch of three letters or more, small.</summary>
    public static IReadOnlySet<string> In(string text) => Letters().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToHashSet();

    public static IReadOnlySet<string> Of(Concern concern) => Strings(concern).SelectMany(In).ToHashSet();

    /// <summary>Numbers of six digits or more: identifiers and telephones.</summary>
    public static IReadOnlySet<string> NumbersOf(Concern concern) =>
        Strings(concern).Select(text => text.Replace(" ", "", StringComparison.Ordinal)).SelectMany(text => Digits().Matches(text)).Select(number => number.Value).ToHashSet();

    private static IEnumerable<string> Strings(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable each => each.Cast<object?>().SelectMany(Strings),
        _ when value.GetType().Assembly == typeof(Concern).Assembly && !value.GetType().IsEnum =>
            value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).SelectMany(property => Strings(property.GetValue(value))),
        Enum named => [$"{named}"],
        _ => [],
    };

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex Digits();
}
