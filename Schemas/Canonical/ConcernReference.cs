using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// The reference a person can say on the phone: <c>SH-</c>, four characters, a hyphen, four characters, the last a check
/// character. The alphabet has no 0, 1, I, L, O or U, so that nothing is misheard or misread.
/// It says nothing about the child.
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly record struct ConcernReference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly string? text;

    private ConcernReference(string text) => this.text = text;

    /// <summary>Makes a reference from at least 40 random bits; the caller's store has the unique key.</summary>
    public static ConcernReference From(ulong random)
    {
        Span<char> characters = stackalloc char[8];
        for (var place = 0; place < 7; place++)
        {
            characters[place] = Alphabet[(int)(random % (ulong)Alphabet.Length)];
            random /= (ulong)Alphabet.Length;
        }

        characters[7] = CheckCharacter(characters[..7]);
        return new ConcernReference($"SH-{characters[..4]}-{characters[4..]}");
    }

    /// <summary>Reads a reference as people type it: case, spaces and hyphens do not matter; a wrong check character does.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, out ConcernReference reference)
    {
        reference = default;
        var compact = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        if (compact.Length != 10 || !compact.StartsWith("SH", StringComparison.Ordinal) || !compact[2..].All(Alphabet.Contains)
            || CheckCharacter(compact.AsSpan(2, 7)) != compact[9])
        {
            return false;
        }

        reference = new ConcernReference($"SH-{compact[2..6]}-{compact[6..]}");
        return true;
    }

    /// <exception cref="FormatException">Not a reference. For text that people typed use <see cref="TryParse"/>.</exception>
    public static ConcernReference Parse(string stored) => TryParse(stored, out var reference) ? reference : throw new FormatException("Not a concern reference.");

    public override string ToString() => text ?? throw new InvalidOperationException("A reference that was never set.");

    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var place = 0; place < body.Length; place++)
        {
            sum += Alphabet.IndexOf(body[place], StringComparison.Ordinal) * (place + 2);
        }

        return Alphabet[sum % Alphabet.Length];
    }

    public sealed class JsonText : JsonConverter<ConcernReference>
    {
        public override ConcernReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var reference) ? reference : throw new JsonException("Not a concern reference.");

        public override void Write(Utf8JsonWriter writer, ConcernReference value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
