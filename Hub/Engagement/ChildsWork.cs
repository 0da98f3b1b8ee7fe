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
        var rules = agreement.Engagement;
        var begun = kept is null ? EngagementProcess.Begin(from, BirthdayIn(concern, happened), SaidEvents.WorkerOf(happened), now, rules, ExploitationService.Is(from, concern, agreement)) : new EngagementStep(StateIn(kept), []);
        var (state, actions) = (begun.State, begun.Actions.ToList());
        foreach (var read in kept is null ? SaidEvents.NeedsOf(concern, id, from, agreement) : [])
        {
            var step = EngagementProcess.Apply(state, read, now, rules);
            state = step.State;
            actions.AddRange(step.Actions);
        }

        foreach (var read in SaidEvents.Of(happened, id, from, state, agreement))
        {
            var step = EngagementProcess.Apply(state, read, now, rules);
            state = step.State;
            actions.AddRange(step.Actions);
        }

        actions.AddRange(SaidEvents.Noted(happened, from));
        return StepOf(state, actions);
    }

    public ChildsWorkStep Hear(byte[] kept, WorkNews news, Guid id, Agreement agreement, DateTimeOffset now)
    {
        var state = StateIn(kept);
        EngagementEvent heard = news switch
        {
            // Who may say so was seen to by the need that is owed; here the work may have noted another agency for it.
            WorkNews.NeedWasMet met => new NeedMet { Id = id, From = state.OpenNeeds.FirstOrDefault(need => need.Kind == met.Kind)?.MetBy ?? met.By, Kind = met.Kind },
            _ => new ReachOutNotPickedUp { Id = id },
        };
        var step = EngagementProcess.Apply(state, heard, now, agreement.Engagement);
        return StepOf(step.State, step.Actions);
    }

    private static ChildsWorkStep StepOf(EngagementState state, IReadOnlyList<ProcessAction> actions) => new(
        JsonSerializer.SerializeToUtf8Bytes(state, EngagementJson.Default.EngagementState), state.StartedOn, state.NextReview?.On, state.PausedAt, state.ReachedOutAt, actions);

    private static EngagementState StateIn(byte[] kept) =>
        JsonSerializer.Deserialize(kept, EngagementJson.Default.EngagementState) ?? throw new InvalidOperationException("The kept state of the work holds nothing.");

    /// <summary>Of the child that it is about; with several children and none named, of nobody.</summary>
    private static DateOnly? BirthdayIn(Concern concern, Said happened) =>
        concern.Children.FirstOrDefault(child => happened.ChildKey is { } key ? child.Key == key : concern.Children.Count == 1)?.DateOfBirth;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(EngagementState))]
internal sealed partial class EngagementJson : JsonSerializerContext;
