using System.Globalization;
using System.Text;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>The words of a child's names, as they are looked up: without accents, case and marks. Only their blind indexes are stored.</summary>
public static class NameWords
{
    /// <summary>Words of one concern at the most; a longer name is no name.</summary>
    private const int Most = 40;

    public static IReadOnlyList<Guid> Indexes(Concern concern, KeyRing keys) =>
        [.. concern.Children.SelectMany(child => child.OtherNames.Prepend(child.Name)).OfType<PersonName>().SelectMany(name => Of(name.Display)).Distinct().Take(Most).Select(word => Index(word, keys))];

    public static Guid Index(string word, KeyRing keys) => keys.BlindIndex("name-word", word);

    public static IReadOnlyList<string> Of(string? written)
    {
        var plain = new StringBuilder();
        foreach (var letter in (written ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '\'' or '’')
            {
                continue;
            }

            plain.Append(char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }
}
