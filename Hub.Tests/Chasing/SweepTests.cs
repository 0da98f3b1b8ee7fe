using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class SweepTests
{
    private static readonly RoleAt CharityDuty = new(TestData.Charity, "duty-inbox");
    private static readonly RoleAt PoliceDuty = new(TestData.Police, "duty-inbox");

    private static readonly DueObligation Overdue = new()
    {
        Id = Guid.Parse("00000000-0000-0000-0000-000000000001"),
        Name = Owed.Decide,
        OwedBy = CharityDuty,
        OwedTo = TestData.Police,
        Clock = "decide",
        Due = Now.AddHours(-1),
    };

    [Fact]
    public void Each_step_turns_to_the_next_stage_of_the_agreements_ladder()
    {
        (string? Last, RoleAt[] Asked)[] expected =
        [
            (null, [PoliceDuty]),
            ("owner", [CharityDuty]),
            ("recipient-duty", [new(TestData.Charity, "team-manager")]),
            ("recipient-manager", [new(TestData.Police, "service-manager"), new(TestData.Charity, "service-manager")]),
            ("both-managers", [new(TestData.Police, "safeguarding-lead"), new(TestData.Charity, "safeguarding-lead")]),
            ("designated-leads", [new(null, "partnership-office")]),
            ("partnership", [new(null, "partnership-office")]),
        ];

        for (var step = 0; step < expected.Length; step++)
        {
            var result = Decide(Overdue.At(step - 1, expected[step].Last, Now.AddDays(-7)));
            Assert.Equal((step, Overdue.Id), (Assert.Single(result.Steps).Step, result.Steps[0].Obligation));
            Assert.Equal(expected[step].Asked, result.Notices.Select(notice => notice.To));
        }
    }

    [Fact]
    public void The_next_step_is_due_by_the_next_stages_clock_counted_from_this_one()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 18, 0, 0, TimeSpan.Zero), Decide(Overdue).Steps[0].NextDue);
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 17, 0, 0, TimeSpan.Zero), Decide(Overdue.At(1, "recipient-duty", Now.AddDays(-7)) with { OwedTo = TestData.SocialCare }).Steps[0].NextDue);
    }

    [Fact]
    public void At_night_the_cover_is_asked_and_its_own_mailbox()
    {
        var night = new DateTimeOffset(2026, 3, 12, 22, 0, 0, TimeSpan.Zero);
        var notice = Assert.Single(Decide([Overdue.At(1, "recipient-duty", Now)], night).Notices);
        var contacts = TestData.Northshire.Find(TestData.Charity)!.Contacts;

        Assert.Equal((contacts.Single(contact => contact.Role == "team-manager").Cover, "team-manager"), (notice.To.Role, notice.Addressee.CoversFor));
        Assert.Equal(contacts.Single(contact => contact.Role == notice.To.Role).Mailbox, notice.Mailbox);
    }

    [Fact]
    public void A_stage_that_waits_for_the_opening_is_looked_at_then()
    {
        var friday = new DateTimeOffset(2026, 3, 13, 22, 0, 0, TimeSpan.Zero);
        var left = Assert.Single(Decide([Overdue with { Due = friday.AddMinutes(-1), OwedTo = TestData.SocialCare }], friday).LeftAlone);

        Assert.Equal((LeftAloneBecause.NotDue, (DateTimeOffset?)new DateTimeOffset(2026, 3, 16, 8, 30, 0, TimeSpan.Zero)), (left.Because, left.Until));
    }

    [Fact]
    public void Nobody_is_chased_after_an_answer() => AssertLeftAlone(LeftAloneBecause.Answered, Overdue with { Answered = true, ImmediateDanger = true });

    [Fact]
    public void Nobody_is_chased_before_the_time() => AssertLeftAlone(LeftAloneBecause.NotDue, Overdue with { Due = Now.AddMinutes(1) });

    [Fact]
    public void What_waits_for_a_need_is_not_chased_and_the_need_is()
    {
        var need = Overdue with { Id = Guid.NewGuid(), Name = Owed.MeetNeed + "safe-place-to-live", Clock = "meet-the-need", OwedBy = new RoleAt(TestData.SocialCare, "duty-inbox") };
        var result = Decide([Overdue with { Pauses = [PauseReason.NeedFirstOpen] }, need with { Pauses = [PauseReason.NeedFirstOpen] }]);

        Assert.Equal(new LeftAlone(Overdue.Id, LeftAloneBecause.Paused), Assert.Single(result.LeftAlone));
        Assert.Equal(need.Id, Assert.Single(result.Steps).Obligation);
    }

    [Fact]
    public void A_pause_that_the_clock_does_not_know_pauses_nothing() =>
        Assert.Single(Decide(Overdue with { Clock = "decide-social-care", Pauses = [PauseReason.NeedFirstOpen] }).Steps);

    [Fact]
    public void In_immediate_danger_the_recipient_is_asked_at_once_nothing_waits_and_the_next_step_comes_soon()
    {
        var result = Decide(Overdue with { ImmediateDanger = true, Clock = "decide", Pauses = [PauseReason.NeedFirstOpen] });

        Assert.Equal(CharityDuty, Assert.Single(result.Notices).To);
        Assert.All(result.Notices, notice => Assert.True(notice.Urgent));
        Assert.Equal((0, "recipient-duty", Now.AddHours(1)), (Assert.Single(result.Steps).Step, result.Steps[0].Stage, result.Steps[0].NextDue));
    }

    [Fact]
    public void Who_owes_to_nobody_is_asked_itself()
    {
        var lead = new RoleAt(TestData.Police, "safeguarding-lead");
        var owed = Overdue with { Name = Owed.NationalReferral, OwedBy = lead, OwedTo = null, Clock = "national-referral" };

        Assert.Equal([lead], Decide(owed).Notices.Select(notice => notice.To));
        Assert.Equal([lead], Decide(owed.At(0, "owner", Now.AddDays(-7))).Notices.Select(notice => notice.To));
        Assert.Equal([new RoleAt(TestData.Police, "service-manager")], Decide(owed.At(2, "recipient-manager", Now.AddDays(-7))).Notices.Select(notice => notice.To));
    }

    [Fact]
    public void A_storm_becomes_one_digest_for_each_mailbox()
    {
        var storm = Enumerable.Range(0, 50).Select(_ => Overdue with { Id = Guid.NewGuid() }).ToList();
        var result = Decide([.. storm, Overdue with { Id = Guid.NewGuid(), OwedTo = TestData.Health }]);

        Assert.Equal(2, result.Notices.Count);
        Assert.Equal(50, Assert.Single(result.Notices, notice => notice.IsDigest).Lines.Count);
        Assert.Equal(51, result.Steps.Count);
    }

    [Fact]
    public void What_was_sent_a_moment_ago_counts_toward_the_storm()
    {
        DueObligation[] two = [Overdue, Overdue with { Id = Guid.NewGuid() }];
        var mailbox = Decide(two).Notices[0].Mailbox;

        Assert.Equal(2, Decide(two).Notices.Count);
        Assert.True(Assert.Single(Sweep.Decide(two, TestData.Northshire, new Dictionary<string, int> { [mailbox] = TestData.Northshire.Digest.MoreThan - 1 }, Now).Notices).IsDigest);
    }

    [Fact]
    public void Immediate_danger_is_never_in_a_digest()
    {
        var storm = Enumerable.Range(0, 10).Select(place => Overdue with { Id = Guid.NewGuid(), ImmediateDanger = place == 4 }).ToList();
        var result = Decide(storm);

        Assert.All(result.Notices.Where(notice => notice.Urgent), notice => Assert.Equal(storm[4].Id, Assert.Single(notice.Lines).Obligation));
        Assert.Equal(9, Assert.Single(result.Notices, notice => !notice.Urgent).Lines.Count);
    }

    [Fact]
    public void The_same_obligation_given_twice_is_chased_once() => Assert.Single(Decide([Overdue, Overdue]).Notices);

    [Fact]
    public void A_referral_knows_who_waits_for_what_and_what_was_answered()
    {
        var asked = Recorded.After(Asked());
        var information = DueObligation.Of(asked, asked.Open.Single(owed => owed.Name == Owed.SupplyInformation), Guid.NewGuid(), Now, immediateDanger: false);
        var acknowledge = DueObligation.Of(asked, Recorded.Open[0], Guid.NewGuid(), Now, immediateDanger: false);

        Assert.Equal((PoliceDuty, TestData.Charity), (information.OwedBy, information.OwedTo));
        Assert.False(information.Answered);
        Assert.Equal((CharityDuty, TestData.Police), (acknowledge.OwedBy, acknowledge.OwedTo));
        Assert.True(acknowledge.Answered);
        Assert.Equal([PauseReason.WaitingForReferrer], information.Pauses);
    }

    /// <summary>Swept twice as often as anything falls due, with answers in between: one notice for each role, obligation and step.</summary>
    [Fact]
    public void Swept_over_and_over_every_step_is_taken_once_and_none_after_an_answer()
    {
        var random = new Random(20260310);
        for (var round = 0; round < 200; round++)
        {
            var state = Recorded;
            var (due, now, sent, answeredAt) = (TestData.RaisedAt.AddDays(1), TestData.RaisedAt, new List<(RoleAt, int, DateTimeOffset)>(), (DateTimeOffset?)null);
            var (stage, taken, next) = ((string?)null, (DateTimeOffset?)null, due);
            while (now < TestData.RaisedAt.AddDays(30))
            {
                now = now.AddHours(random.Next(1, 14));
                if (answeredAt is null && random.Next(40) == 0)
                {
                    state = ReferralProcess.Apply(state, Accepted(), now).State;
                    answeredAt = now;
                }

                if (next > now)
                {
                    continue;
                }

                var owed = DueObligation.Of(state, Recorded.Open[1], Overdue.Id, due, immediateDanger: round % 2 == 0) with { LastStage = stage, LastTaken = taken };
                var result = Decide([owed], now);
                foreach (var one in result.Steps)
                {
                    var step = ReferralProcess.Apply(state, Referrals.Overdue(one.Name, one.Step), now);
                    Assert.Contains(new Escalate(one.Name, one.Step), step.Actions);
                    (state, stage, taken, next) = (step.State, one.Stage, now, one.NextDue);
                }

                sent.AddRange(result.Notices.SelectMany(notice => notice.Lines.Select(line => (notice.To, line.Step, now))));
            }

            Assert.Equal(sent.Count, sent.Select(one => (one.Item1, one.Item2)).Distinct().Count());
            Assert.DoesNotContain(sent, one => one.Item3 >= answeredAt);
            Assert.True(answeredAt is not null || sent.Max(one => one.Item2) > 4, "Never answered, it comes to the top of the ladder and stays there.");
        }
    }

    private static void AssertLeftAlone(LeftAloneBecause because, DueObligation owed)
    {
        var result = Decide(owed);
        Assert.Equal(because, Assert.Single(result.LeftAlone).Because);
        Assert.Empty(result.Notices);
        Assert.Empty(result.Steps);
    }

    private static SweepResult Decide(DueObligation owed) => Decide([owed]);

    private static SweepResult Decide(IEnumerable<DueObligation> found, DateTimeOffset? at = null) => Sweep.Decide(found, TestData.Northshire, new Dictionary<string, int>(), at ?? Now);
}

file static class Steps
{
    public static DueObligation At(this DueObligation owed, int step, string? stage, DateTimeOffset taken) =>
        owed with { Step = step, LastStage = stage, LastTaken = stage is null ? null : taken };
}
