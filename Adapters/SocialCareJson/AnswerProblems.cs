using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class AnswerProblems
{
    /// <summary>What stands in the way goes among the refusals, everything else is a warning.</summary>
    public static void Tell(ProblemKind problem, string place, JsonCursor root, List<MessageProblem> refusals)
    {
        if (problem.Refuses)
        {
            refusals.Add(problem.At($"/{place}"));
        }
        else
        {
            root.ReportBelow(place, problem);
        }
    }
}
