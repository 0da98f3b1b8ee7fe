using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Refusals of the process as problems that partners know.</summary>
internal static class AnswerRefusals
{
    private static readonly Dictionary<string, ProblemKind> Kinds = new(StringComparer.Ordinal)
    {
        [Refusals.PersonNotNamed.Code] = Problems.NoNamedPerson,
        [Refusals.CloseForNonEngagement.Code] = Problems.NonEngagement,
        [Refusals.CloseNotAuthorised.Code] = Problems.NoAuthoriser,
        [Refusals.AuthorisedBySamePerson.Code] = Problems.NoAuthoriser,
    };

    /// <summary>The refusal's own code is in the text, since many of them are the same problem to a program.</summary>
    public static MessageProblem Problem(AnswerIllegal illegal)
    {
        var kind = Kinds.GetValueOrDefault(illegal.Code, Problems.OutOfOrder);
        return kind.Whole() with { Text = $"{kind.Text} {illegal.Why} ({illegal.Code})" };
    }
}
