using System.Globalization;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.SchoolFormat;

internal static class NoteReading
{
    private static readonly Dictionary<string, ConcernCategory> Worries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["online"] = ConcernCategory.OnlineExploitation,
        ["county lines"] = ConcernCategory.CountyLines,
        ["neglect"] = ConcernCategory.Neglect,
        ["bullying"] = ConcernCategory.Bullying,
    };

    private static readonly Dictionary<string, RiskLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["low"] = RiskLevel.Low,
        ["medium"] = RiskLevel.Medium,
        ["high"] = RiskLevel.High,
        ["now"] = RiskLevel.Immediate,
    };

    private static readonly Dictionary<string, ResponseKind> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["seen"] = ResponseKind.Acknowledged,
        ["yes"] = ResponseKind.Accepted,
        ["no"] = ResponseKind.Declined,
    };

    public static TranslationResult Read(MessageKind kind, SchoolNote note)
    {
        var warnings = new List<MessageProblem>();
        var origin = new Origin { CorrelationId = note["case"]?.Value };
        if (kind == MessageKind.Update)
        {
            var update = new ConcernUpdate { Origin = origin, Kind = UpdateKind.MoreInformation, Note = note["what"]?.Value };
            return update.Note is null
                ? new TranslationResult.Untranslatable([Problems.NothingSaid.Whole()])
                : new TranslationResult.TranslatedUpdate(update, warnings, note.NotCarried);
        }

        if (kind is MessageKind.Response)
        {
            return Response(note, origin, warnings);
        }

        if (kind is MessageKind.Engagement)
        {
            return new TranslationResult.Untranslatable([Problems.WrongKind.Whole()]);
        }

        var child = ChildOf(note, warnings);
        var (worry, said) = (Coded(note["worry"], Worries, warnings), note["what"]?.Value);
        var risk = Coded(note["risk"], Levels, warnings) ?? RiskLevel.NotStated;
        MessageProblem[] reasons =
        [
            .. child.Name is null && child.DateOfBirth is null && child.Identifiers.Count == 0 ? [Problems.NoChild.Whole()] : Array.Empty<MessageProblem>(),
            .. worry is null && said is null ? [Problems.NothingSaid.Whole()] : Array.Empty<MessageProblem>(),
        ];
        if (reasons.Length > 0)
        {
            return new TranslationResult.Untranslatable([.. reasons, .. warnings]);
        }

        var concern = new Concern
        {
            Origin = origin,
            Children = [child],
            Categories = [worry ?? ConcernCategory.Unspecified],
            Risk = new Risk { Level = risk },
            Locality = new Locality { Area = GssCode.TryParse(note["area"]?.Value, out var area) ? area : null },
            Narrative = said,
        };
        return new TranslationResult.TranslatedConcern(concern, risk == RiskLevel.NotStated ? [.. warnings, Problems.RiskNotStated.Whole()] : warnings, note.NotCarried);
    }

    private static TranslationResult Response(SchoolNote note, Origin origin, List<MessageProblem> warnings)
    {
        ConcernReference? answered = ConcernReference.TryParse(note["answers"]?.Value, out var reference) ? reference : null;
        var answer = Coded(note["answer"], Answers, warnings);
        var name = note["by"]?.Value;
        MessageProblem[] reasons =
        [
            .. answered is null ? [Problems.NoReference.Whole()] : Array.Empty<MessageProblem>(),
            .. answer is null ? [Problems.NoAnswer.Whole()] : Array.Empty<MessageProblem>(),
            .. name is null ? [Problems.NoNamedPerson.Whole()] : Array.Empty<MessageProblem>(),
        ];
        return reasons.Length > 0
            ? new TranslationResult.Untranslatable([.. reasons, .. warnings])
            : new TranslationResult.TranslatedResponse(
                new ReferralResponse
                {
                    Origin = origin,
                    Reference = answered,
                    Kind = answer!.Value,
                    AnsweredBy = new Person { Name = new PersonName { Text = name }, Roles = [PersonRole.Professional] },
                    Note = note["what"]?.Value,
                },
                warnings,
                note.NotCarried);
    }

    private static Child ChildOf(SchoolNote note, List<MessageProblem> warnings)
    {
        DateOnly? born = null;
        if (note["born"] is var (text, pointer))
        {
            born = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            warnings.AddRange(born is null ? [Problems.UnreadableValue.At(pointer)] : []);
        }

        return new Child
        {
            Name = note["child"] is var (name, _) ? new PersonName { Text = name } : null,
            DateOfBirth = born,
            Identifiers = note["upn"] is var (number, place) ? [Identifier(number, place, warnings)] : [],
        };
    }

    private static ChildIdentifier Identifier(string number, string pointer, List<MessageProblem> warnings)
    {
        var right = UniquePupilNumber.TryParse(number, out _);
        warnings.AddRange(right ? [] : [Problems.CheckDigit.At(pointer)]);
        return new ChildIdentifier
        {
            Scheme = IdentifierScheme.UniquePupilNumber,
            Value = number,
            Assurance = right ? IdentifierAssurance.Verified : IdentifierAssurance.FailedCheckDigit,
        };
    }

    private static T? Coded<T>((string Value, string Pointer)? line, Dictionary<string, T> table, List<MessageProblem> warnings)
        where T : struct
    {
        if (line is not var (value, pointer))
        {
            return null;
        }

        if (table.TryGetValue(value, out var known))
        {
            return known;
        }

        warnings.Add(Problems.UnknownCode.At(pointer));
        return null;
    }
}
