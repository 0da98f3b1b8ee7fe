using System.Text.Json;
using System.Text.Json.Serialization;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;
using Said = SafeguardingHub.Schemas.Canonical.EngagementEvent;

namespace SafeguardingHub.Engagement;

/// <summary>Reads what an agency says of its work with a child as events of the process, and keeps the process's state.</summary>
public sealed class ChildsWork : IChildsWork
{
    public ChildsWorkStep Apply(byte[]? kept, Said happened, Guid id, AgencyId from, Concern concern, Agreement agreement, DateTimeOffset now)
    {
        var policy = PolicyOf(agreement.Engagement);
        var begun = kept is null ? EngagementProcess.Begin(from, BirthdayIn(concern, happened), SaidEvents.WorkerOf(happened), now, policy) : new EngagementStep(StateIn(kept), []);
        var (state, actions) = (begun.State, begun.Actions.ToList());
        foreach (var read in SaidEvents.Of(happened, id, from, state, agreement))
        {
            var step = EngagementProcess.Apply(state, read, now, policy);
            state = step.State;
            actions.AddRange(step.Actions);
        }

        actions.AddRange(SaidEvents.Noted(happened, from));
        return new ChildsWorkStep(
            JsonSerializer.SerializeToUtf8Bytes(state, EngagementJson.Default.EngagementState), state.StartedOn, state.NextReview.On, state.PausedAt, state.ReachedOutAt, actions);
    }

    private static EngagementState StateIn(byte[] kept) =>
        JsonSerializer.Deserialize(kept, EngagementJson.Default.EngagementState) ?? throw new InvalidOperationException("The kept state of the work holds nothing.");

    /// <summary>Of the child that it is about; with several children and none named, of nobody.</summary>
    private static DateOnly? BirthdayIn(Concern concern, Said happened) =>
        concern.Children.FirstOrDefault(child => happened.ChildKey is { } key ? child.Key == key : concern.Children.Count == 1)?.DateOfBirth;

    private static EngagementPolicy PolicyOf(EngagementRules rules) =>
        new() { MissedForPrompt = rules.PromptAfterMissed, ReviewEveryMonths = rules.ReviewEveryMonths, AdultAge = rules.ReviewUntilAge };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(EngagementState))]
internal sealed partial class EngagementJson : JsonSerializerContext;
