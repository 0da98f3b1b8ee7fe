using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>
/// The charity (to 18:00) waits for social care (8:30 to 17:00). In March 2026: Tuesday 10, Friday 13, Monday 16, Friday 20, Monday 23.
/// </summary>
public sealed class LadderTests
{
    private static readonly Unanswered Missed = new(TestData.Charity, TestData.SocialCare, Local("2026-03-10T17:00"), ImmediateDanger: false);

    [Theory]
    // The answer is missed: at once.
    [InlineData(null, null, "owner", "2026-03-10T17:00", "charity.harbour duty-inbox")]
    // One working day of social care after Wednesday.
    [InlineData("owner", "2026-03-11T18:00", "recipient-duty", "2026-03-12T17:00", "social-care.northshire duty-inbox")]
    [InlineData("recipient-duty", "2026-03-12T17:00", "recipient-manager", "2026-03-13T17:00", "social-care.northshire team-manager")]
    // Two working days after Friday: Tuesday, and social care closes before the charity.
    [InlineData("recipient-manager", "2026-03-13T17:00", "both-managers", "2026-03-17T17:00", "charity.harbour service-manager, social-care.northshire service-manager")]
    [InlineData("both-managers", "2026-03-17T17:00", "designated-leads", "2026-03-19T17:00", "charity.harbour safeguarding-lead, social-care.northshire safeguarding-lead")]
    // Friday and Monday.
    [InlineData("designated-leads", "2026-03-19T17:00", "partnership", "2026-03-23T17:00", "partnership partnership-office")]
    public void Stage_by_stage_another_role_is_asked(string? last, string? taken, string stage, string due, string to)
    {
        var next = Next(Missed with { LastStage = last, LastTaken = taken is null ? null : Local(taken) });

        Assert.Equal((stage, Local(due), to, false), (next.Stage.Name, next.Due, To(next), next.Again));
    }

    [Fact]
    public void At_the_top_the_partnership_is_asked_again_for_as_long_as_nobody_answers()
    {
        var next = Next(Missed with { LastStage = "partnership", LastTaken = Local("2026-03-23T17:00") });

        Assert.Equal(("partnership", Local("2026-03-25T17:00"), true), (next.Stage.Name, next.Due, next.Again));
    }

    [Fact]
    public void A_person_may_jump_and_the_ladder_goes_on_from_there() =>
        Assert.Equal("partnership", Next(Missed with { LastStage = "designated-leads", LastTaken = Local("2026-03-10T17:05") }).Stage.Name);

    [Fact]
    public void Immediate_danger_leaves_out_the_referrer_comes_at_once_and_goes_to_the_cover_at_night()
    {
        var next = Next(Missed with { ImmediateDanger = true, Missed = Local("2026-03-13T22:00") });

        Assert.Equal(("recipient-duty", Local("2026-03-13T22:00")), (next.Stage.Name, next.Due));
        var asked = Assert.Single(next.To);
        Assert.Equal(("team-manager", "duty-inbox"), (asked.Role, asked.CoversFor));
        Assert.Equal(TestData.Northshire.Find(TestData.SocialCare)!.Contacts.Single(contact => contact.Role == "team-manager").Mailbox, asked.Mailbox);
    }

    [Fact]
    public void Where_one_side_is_open_its_own_role_is_asked_and_of_the_other_the_cover()
    {
        var next = Next(Missed with { Referrer = TestData.Police, ImmediateDanger = true, LastStage = "recipient-manager", LastTaken = Local("2026-03-13T22:00") });

        Assert.Equal("police.northshire service-manager, social-care.northshire safeguarding-lead for service-manager", To(next));
    }

    [Fact]
    public void A_stage_that_waits_goes_out_when_those_asked_open_and_never_waits_in_danger()
    {
        var agreement = TestData.NorthshireWith(file => file["ladder"]![1]!["after"] = "escalate-in-danger");
        var friday = Missed with { LastStage = "owner", LastTaken = Local("2026-03-13T18:00") };

        Assert.Equal(Local("2026-03-16T08:30"), Ladder.Next(agreement, friday, friday.LastTaken!.Value).Due);
        Assert.Equal(Local("2026-03-13T19:00"), Ladder.Next(agreement, friday with { ImmediateDanger = true }, friday.LastTaken!.Value).Due);
    }

    [Fact]
    public void A_step_that_comes_late_goes_to_whoever_is_there_then()
    {
        var next = Ladder.Next(TestData.Northshire, Missed with { LastStage = "owner", LastTaken = Local("2026-03-11T18:00") }, Local("2026-03-12T20:00"));

        Assert.Equal((Local("2026-03-12T17:00"), "social-care.northshire team-manager for duty-inbox"), (next.Due, To(next)));
    }

    [Fact]
    public void An_agency_that_has_left_the_agreement_is_asked_for_at_the_partnership() =>
        Assert.Equal("partnership partnership-office", To(Next(Missed with { Recipient = AgencyId.Parse("health.gone"), LastStage = "owner", LastTaken = Local("2026-03-11T18:00") })));

    [Fact]
    public void Every_step_of_every_case_goes_to_somebody_and_the_ladder_always_ends_at_the_partnership()
    {
        foreach (var danger in new[] { false, true })
        {
            foreach (var recipient in TestData.Northshire.Agencies)
            {
                var at = Missed with { Recipient = recipient.Id, ImmediateDanger = danger };
                NextStep next;
                do
                {
                    next = Next(at);
                    Assert.NotEmpty(next.To);
                    Assert.True(next.Due >= (at.LastTaken ?? at.Missed));
                    at = at with { LastStage = next.Stage.Name, LastTaken = next.Due };
                }
                while (!next.Again);
                Assert.Equal(LadderSide.Partnership, next.Stage.Side);
            }
        }
    }

    private static NextStep Next(Unanswered unanswered) => Ladder.Next(TestData.Northshire, unanswered, unanswered.LastTaken ?? unanswered.Missed);

    private static string To(NextStep step) => string.Join(", ", step.To.Select(to => $"{to.Agency?.ToString() ?? "partnership"} {to.Role}{(to.CoversFor is { } role ? $" for {role}" : "")}"));
}
