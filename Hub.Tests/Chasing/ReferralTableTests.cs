using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class ReferralTableTests
{
    private static IEnumerable<Type> Events => typeof(ReferralEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ReferralEvent)));

    [Fact]
    public void Every_event_in_every_phase_has_a_row_without_a_condition() => Assert.Empty(
        from phase in Enum.GetValues<ReferralPhase>()
        from happened in Events
        where !ReferralTransitions.All.Any(row => row.When is null && row.In.Contains(phase) && row.Event.IsAssignableFrom(happened))
        select $"{happened.Name} in {phase}");

    [Fact]
    public void No_row_stands_where_it_is_never_reached() => Assert.Empty(
        from place in Enumerable.Range(0, ReferralTransitions.All.Count)
        let row = ReferralTransitions.All[place]
        where row.In.All(phase => ReferralTransitions.All.Take(place).Any(before => before.When is null && before.In.Contains(phase) && before.Event.IsAssignableFrom(row.Event)))
        select $"row {place} on {row.Event.Name}");

    [Fact]
    public void Every_row_says_why_and_leaves_a_trace() => Assert.All(ReferralTransitions.All, row =>
    {
        Assert.NotEmpty(row.Why);
        Assert.NotEmpty(row.Source);
        Assert.Contains(row.Then, consequence => consequence.Words.StartsWith("timeline: ", StringComparison.Ordinal) || consequence.Words.StartsWith("answer `", StringComparison.Ordinal));
    });

    [Fact]
    public void Every_refusal_is_used_and_has_a_code_of_its_own()
    {
        var words = ReferralTransitions.All.SelectMany(row => row.Then).Select(consequence => consequence.Words).ToHashSet();

        Assert.Equal(Refusals.All.Count, Refusals.All.Select(refusal => refusal.Code).Distinct().Count());
        Assert.All(Refusals.All, refusal => Assert.Contains($"answer `{refusal.Code}`", words));
    }

    [Fact]
    public void A_state_can_be_kept_and_read_again()
    {
        var state = Recorded.After(Delivered(), Asked(), Paused(PauseReason.NeedFirstOpen), Accepted(), Outcome(), Close());
        var kept = JsonSerializer.Serialize(state);

        Assert.Equal(kept, JsonSerializer.Serialize(JsonSerializer.Deserialize<ReferralState>(kept)));
        Assert.Equal(state.Phase, JsonSerializer.Deserialize<ReferralState>(kept)!.Phase);
    }

    [Fact]
    public void Printed_a_state_an_event_or_an_action_says_nothing_of_anybody()
    {
        var step = ReferralProcess.Apply(Recorded, Declined(), Now);

        Assert.Equal("ReferralState (redacted)", step.State.ToString());
        Assert.Equal("ReferralDeclined (redacted)", Declined().ToString());
        Assert.All(step.Actions, action => Assert.EndsWith("(redacted)", action.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(SecretWords, step.ToString(), StringComparison.Ordinal);
    }
}
