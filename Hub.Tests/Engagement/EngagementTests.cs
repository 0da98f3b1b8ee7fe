using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Chasing;
using ChosenContact = SafeguardingHub.Engagement.ChosenContact;
using EngagementEvent = SafeguardingHub.Engagement.EngagementEvent;

namespace SafeguardingHub.Tests.Engagement;

public sealed class EngagementTests
{
    private static readonly DateTimeOffset Now = TestData.RaisedAt;
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateOnly Born = new(2011, 5, 4);
    private static readonly NamedPerson Kit = new("Kit Youthworker");
    private static readonly RoleAt Worker = new(TestData.Charity, "duty-inbox");
    private static readonly RoleAt Supervisor = new(TestData.Charity, "team-manager");

    private static readonly EngagementState Begun = EngagementProcess.Begin(TestData.Charity, Born, new EngagementWorker(Kit), Now, EngagementPolicy.Default).State;

    [Fact]
    public void Work_begins_with_a_review_in_six_months_and_the_move_to_adult_services_half_a_year_before_18()
    {
        var actions = EngagementProcess.Begin(TestData.Charity, Born, null, Now, EngagementPolicy.Default).Actions.OfType<OpenObligation>().ToDictionary(owed => owed.Name);

        Assert.Equal([Owed.ExploitationWork, Owed.PlanTransition, Owed.ReviewEngagement], actions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new DateOnly(2026, 9, 10), actions[Owed.ReviewEngagement].NotBefore);
        Assert.Equal(new DateOnly(2028, 11, 4), actions[Owed.PlanTransition].NotBefore);
        Assert.Equal(new DateTimeOffset(2026, 9, 17, 18, 0, 0, TimeSpan.FromHours(1)), DueTimes.Of(actions[Owed.ReviewEngagement], TestData.Northshire));
    }

    [Fact]
    public void Reviews_come_every_six_months_at_two_years_on_the_18th_birthday_and_go_on()
    {
        var reviews = new List<ReviewDate>();
        for (var day = Today; reviews.Count < 9; day = reviews[^1].On)
        {
            reviews.Add(Reviews.After(day, Today, Born, EngagementPolicy.Default));
        }

        Assert.Equal(
            ["2026-09-10 Regular", "2027-03-10 Regular", "2027-09-10 Regular", "2028-03-10 LongWork", "2028-09-10 Regular", "2029-03-10 Regular", "2029-05-04 Adulthood", "2029-09-10 Regular", "2030-03-10 Regular"],
            reviews.Select(review => $"{review.On:yyyy-MM-dd} {review.Kind}"));
    }

    [Fact]
    public void A_review_held_sets_the_next_one_and_ends_nothing()
    {
        var onTime = Apply(Begun, new ReviewHeld { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }, new DateTimeOffset(2026, 9, 14, 10, 0, 0, TimeSpan.Zero));
        var aLittleEarly = Apply(Begun, new ReviewHeld { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }, new DateTimeOffset(2026, 8, 20, 10, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2027, 3, 10), onTime.State.NextReview.On);
        Assert.Equal(new DateOnly(2027, 3, 10), aLittleEarly.State.NextReview.On);
        Assert.Contains(Owed.ReviewEngagement, onTime.State.Open.Names());
        Assert.Contains(onTime.Actions, action => action is MeetObligation { Name: Owed.ReviewEngagement });
    }

    [Fact]
    public void An_adult_service_that_accepts_ends_the_planning_and_not_the_work()
    {
        var step = Apply(Begun, new AdultServiceAccepted { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit });

        Assert.Equal([Owed.ExploitationWork, Owed.ReviewEngagement], step.State.Open.Names());
    }

    [Fact]
    public void Not_brought_chose_not_to_and_cancelled_are_told_apart()
    {
        EngagementEvent[] missed = [new WasNotBrought { Id = Guid.NewGuid() }, new ChildChoseNotTo { Id = Guid.NewGuid() }, new ServiceCancelled { Id = Guid.NewGuid() }];

        Assert.Equal(
            ["The child was not brought; the door stays open.", "The child chose not to come; the door stays open.", "The service cancelled a session; it does not count as missed."],
            missed.Select(happened => Apply(Begun, happened with { From = TestData.Charity }).Actions.OfType<TellTimeline>().Single().Text));
        Assert.Equal([1, 1, 0], missed.Select(happened => Apply(Begun, happened with { From = TestData.Charity }).State.MissedInARow));
    }

    [Fact]
    public void After_three_missed_in_a_row_the_supervisor_is_prompted_about_place_time_and_worker_and_after_three_more()
    {
        var state = Begun;
        var prompts = new List<ProcessAction>();
        for (var missed = 1; missed <= 6; missed++)
        {
            var step = Apply(state, missed % 2 == 0 ? new ChildChoseNotTo { Id = Guid.NewGuid(), From = TestData.Charity } : new WasNotBrought { Id = Guid.NewGuid(), From = TestData.Charity });
            prompts.AddRange(step.Actions.Where(action => action is not TellTimeline).Select(prompt => { Assert.Equal(0, missed % 3); return prompt; }));
            state = step.State;
        }

        Assert.Equal(Enumerable.Repeat<ProcessAction>(new PromptSupervisor(Supervisor, EngagementCodes.ReviewPlaceTimeAndWorker), 2), prompts);
        Assert.Equal(Begun.Open, state.Open);
    }

    [Fact]
    public void A_session_held_begins_the_count_again()
    {
        var state = After(Begun, new WasNotBrought { Id = Guid.NewGuid() }, new WasNotBrought { Id = Guid.NewGuid() }, new SessionHeld { Id = Guid.NewGuid(), Mode = SessionMode.DropIn }, new WasNotBrought { Id = Guid.NewGuid() });

        Assert.Equal((1, Now), (state.MissedInARow, state.LastSeenAt));
        Assert.DoesNotContain(Owed.ExploitationWork, state.Open.Names());
    }

    [Fact]
    public void A_service_that_keeps_cancelling_is_asked_about_it_and_the_child_is_not_counted_missing()
    {
        var state = After(Begun, new ServiceCancelled { Id = Guid.NewGuid() }, new ServiceCancelled { Id = Guid.NewGuid() });
        var step = Apply(state, new ServiceCancelled { Id = Guid.NewGuid(), From = TestData.Charity });

        Assert.Contains(new PromptSupervisor(Supervisor, EngagementCodes.ServiceKeepsCancelling), step.Actions);
        Assert.Equal(0, step.State.MissedInARow);
    }

    [Fact]
    public void A_pause_stops_clocks_keeps_the_review_and_closes_nothing()
    {
        var step = Apply(Begun, Paused(new DateOnly(2026, 4, 20)));

        Assert.Contains(new PauseObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal(Begun.Open.Names(), step.State.Open.Names());
        Assert.Equal(new ReviewDate(new DateOnly(2026, 4, 20), ReviewKind.Pause), step.State.NextReview);
        Assert.Equal(new DateOnly(2026, 4, 20), Assert.Single(step.Actions.OfType<OpenObligation>()).NotBefore);
        Assert.Contains(PauseReason.ChildChoseLater, ProcessClocks.Named(ProcessClocks.ExploitationWork.Name, TestData.Northshire).PausedBy);
        Assert.Empty(ProcessClocks.Named(ProcessClocks.ReviewEngagement.Name, TestData.Northshire).PausedBy);
        Assert.Empty(ProcessClocks.Named(ProcessClocks.PickUp.Name, TestData.Northshire).PausedBy);
    }

    [Fact]
    public void After_a_pause_the_ordinary_review_stands_again()
    {
        var step = Apply(After(Begun, Paused(new DateOnly(2026, 4, 20))), new EngagementResumed { Id = Guid.NewGuid(), From = TestData.Charity });

        Assert.Contains(new ResumeObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal(new DateOnly(2026, 9, 10), step.State.NextReview.On);
        Assert.Null(step.State.PausedAt);
    }

    [Fact]
    public void A_pause_needs_a_person() =>
        Assert.Equal("person-not-named", Assert.Single(Apply(Begun, Paused(null) with { By = null }).Actions.OfType<AnswerIllegal>()).Code);

    [Fact]
    public void A_child_who_reaches_out_is_put_before_the_worker_at_once()
    {
        var step = Apply(Begun, ReachedOut());

        Assert.Contains(new SendUrgentNotice(Worker, EngagementCodes.ChildReachedOut), step.Actions);
        Assert.Contains(new OpenObligation(Owed.PickUpTheReachOut, Worker, ProcessClocks.PickUp.Name, Now), step.Actions);
        Assert.DoesNotContain(Owed.PickUpTheReachOut, Apply(step.State, new ReachOutPickedUp { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }).State.Open.Names());
    }

    [Fact]
    public void Not_picked_up_in_time_it_goes_to_cover_once()
    {
        var step = Apply(After(Begun, ReachedOut()), new ReachOutNotPickedUp { Id = Guid.NewGuid() });

        Assert.Contains(new SendUrgentNotice(Supervisor, EngagementCodes.ChildReachedOutCover), step.Actions);
        Assert.Equal(Supervisor, step.State.Open.Single(owed => owed.Name == Owed.PickUpTheReachOut).OwedBy);
        Assert.IsType<TellTimeline>(Assert.Single(Apply(step.State, new ReachOutNotPickedUp { Id = Guid.NewGuid() }).Actions));
    }

    [Fact]
    public void Picked_up_in_time_cover_is_left_alone() => Assert.IsType<TellTimeline>(Assert.Single(
        Apply(After(Begun, ReachedOut(), new ReachOutPickedUp { Id = Guid.NewGuid(), By = Kit }), new ReachOutNotPickedUp { Id = Guid.NewGuid() }).Actions));

    [Fact]
    public void A_second_reach_out_is_passed_on_as_well() => Assert.Contains(Apply(After(Begun, ReachedOut()), ReachedOut()).Actions, action => action is SendUrgentNotice);

    [Fact]
    public void Reaching_out_ends_a_pause_and_the_count_of_missed_sessions()
    {
        var step = Apply(After(Begun, new WasNotBrought { Id = Guid.NewGuid() }, Paused(null)), ReachedOut());

        Assert.Contains(new ResumeObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal((0, (DateTimeOffset?)null), (step.State.MissedInARow, step.State.PausedAt));
    }

    [Fact]
    public void Without_a_named_worker_a_reach_out_goes_to_the_duty_inbox_and_to_the_worker_named_later()
    {
        var unnamed = EngagementProcess.Begin(TestData.Charity, Born, null, Now, EngagementPolicy.Default).State;
        var step = Apply(After(unnamed, ReachedOut()), new WorkerNamed { Id = Guid.NewGuid(), From = TestData.Charity, Worker = new EngagementWorker(Kit, "safeguarding-lead", "service-manager") });

        Assert.Contains(new SendUrgentNotice(Worker, EngagementCodes.ChildReachedOut), Apply(unnamed, ReachedOut()).Actions);
        Assert.Contains(new SendUrgentNotice(new RoleAt(TestData.Charity, "safeguarding-lead"), EngagementCodes.ChildReachedOut), step.Actions);
    }

    [Fact]
    public void While_a_need_is_open_exploitation_work_waits_and_who_meets_the_need_is_asked()
    {
        var step = Apply(Begun, Need(NeedKind.SafePlaceToLive));

        Assert.Contains(new PauseObligations(PauseReason.NeedFirstOpen), step.Actions);
        Assert.Contains(new OpenObligation("meet-need: safe-place-to-live", new RoleAt(TestData.SocialCare, "duty-inbox"), ProcessClocks.MeetNeed.Name, Now), step.Actions);
        Assert.Empty(ProcessClocks.Named(ProcessClocks.MeetNeed.Name, TestData.Northshire).PausedBy);
    }

    [Fact]
    public void Exploitation_work_waits_for_the_last_need()
    {
        var two = After(Begun, Need(NeedKind.SafePlaceToLive), Need(NeedKind.MentalHealth));
        var first = Apply(two, new NeedMet { Id = Guid.NewGuid(), From = TestData.Charity, Kind = NeedKind.MentalHealth });
        var second = Apply(first.State, new NeedMet { Id = Guid.NewGuid(), From = TestData.SocialCare, Kind = NeedKind.SafePlaceToLive });

        Assert.DoesNotContain(first.Actions, action => action is ResumeObligations);
        Assert.Contains(new ResumeObligations(PauseReason.NeedFirstOpen), second.Actions);
        Assert.Equal(Begun.Open.Names(), second.State.Open.Names());
    }

    [Fact]
    public void Only_the_service_or_who_meets_a_need_says_that_it_is_met() => Assert.Equal(
        "not-yours-to-say", Assert.Single(Apply(After(Begun, Need(NeedKind.MentalHealth)), new NeedMet { Id = Guid.NewGuid(), From = TestData.Police, Kind = NeedKind.MentalHealth }).Actions.OfType<AnswerIllegal>()).Code);

    [Fact]
    public void The_childs_own_choice_of_next_contact_is_kept()
    {
        var choice = new ChosenContact(new DateOnly(2026, 4, 1), SessionMode.Message, "text me after school");

        Assert.Equal(choice, After(Begun, new NextContactChosen { Id = Guid.NewGuid(), Choice = choice }).NextContact);
    }

    [Fact]
    public void Printed_nothing_of_the_work_says_anything_of_the_child()
    {
        Assert.Equal("EngagementState (redacted)", Begun.ToString());
        Assert.Equal("ChildSpoke (redacted)", new ChildSpoke { Id = Guid.NewGuid(), Words = "mine" }.ToString());
    }

    /// <summary>Whatever happens: a trace, nothing that ends the work, nothing twice, and nothing but professionals.</summary>
    [Fact]
    public void Every_walk_keeps_the_promises()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WALK_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var kinds = new HashSet<Type>();
        for (var walk = 0; walk < 2000; walk++)
        {
            var random = new Random(unchecked(seed + (walk * 7919)));
            var (state, now) = (Begun, Now);
            for (var place = 0; place < 25; place++)
            {
                now = now.AddDays(random.Next(0, 40));
                var happened = Any(random);
                var step = EngagementProcess.Apply(state, happened, now, EngagementPolicy.Default);
                var again = EngagementProcess.Apply(step.State, happened, now, EngagementPolicy.Default);
                kinds.UnionWith(step.Actions.Select(action => action.GetType()));

                Assert.Contains(step.Actions, action => action is TellTimeline or AnswerIllegal);
                Assert.IsType<TellTimeline>(Assert.Single(again.Actions));
                Assert.Equal(JsonSerializer.Serialize(step.State), JsonSerializer.Serialize(again.State));
                Assert.Contains(Owed.ReviewEngagement, step.State.Open.Names());
                Assert.DoesNotContain(step.Actions, action => action is CancelObligation { Name: not (Owed.ReviewEngagement or Owed.PickUpTheReachOut) });
                Assert.Equal(step.State.OpenNeeds.IsEmpty, !step.State.Pauses.Contains(PauseReason.NeedFirstOpen));
                Assert.Equal(step.State.PausedAt is null, !step.State.Pauses.Contains(PauseReason.ChildChoseLater));
                Assert.Equal(step.State.ReachedOutAt is not null, step.State.Open.Names().Contains(Owed.PickUpTheReachOut));
                Assert.Equal(step.State.Open.Names().Distinct(), step.State.Open.Names());
                state = step.State;
            }
        }

        Assert.Superset(
            new HashSet<Type> { typeof(PromptSupervisor), typeof(SendUrgentNotice), typeof(PauseObligations), typeof(ResumeObligations), typeof(OpenObligation), typeof(MeetObligation), typeof(AnswerIllegal) }, kinds);
    }

    private static EngagementEvent Any(Random random)
    {
        EngagementEvent happened = random.Next(15) switch
        {
            0 => new ContactAttempted { Id = Guid.NewGuid(), Mode = SessionMode.Phone, Reached = random.Next(2) == 0 },
            1 => new SessionHeld { Id = Guid.NewGuid(), Mode = SessionMode.Group },
            2 or 3 => new WasNotBrought { Id = Guid.NewGuid() },
            4 => new ChildChoseNotTo { Id = Guid.NewGuid() },
            5 => new ServiceCancelled { Id = Guid.NewGuid() },
            6 => new ChildSpoke { Id = Guid.NewGuid(), Words = "mine" },
            7 => Paused(random.Next(2) == 0 ? null : Today.AddDays(random.Next(900))),
            8 => new EngagementResumed { Id = Guid.NewGuid() },
            9 => new ReviewHeld { Id = Guid.NewGuid(), By = Kit },
            10 => ReachedOut(),
            11 => new ReachOutPickedUp { Id = Guid.NewGuid(), By = random.Next(4) == 0 ? null : Kit },
            12 => Need((NeedKind)random.Next(4)),
            13 => new NeedMet { Id = Guid.NewGuid(), Kind = (NeedKind)random.Next(4) },
            _ => new WorkerNamed { Id = Guid.NewGuid(), Worker = new EngagementWorker(Kit) },
        };
        return random.Next(12) == 0 ? new ReachOutNotPickedUp { Id = Guid.NewGuid() } : happened with { From = random.Next(12) == 0 ? TestData.Police : TestData.Charity };
    }

    private static EngagementPaused Paused(DateOnly? lookAgainOn) => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit, LookAgainOn = lookAgainOn };

    private static ChildReachedOut ReachedOut() => new() { Id = Guid.NewGuid(), From = TestData.Charity, Words = "u there?" };

    private static NeedOpened Need(NeedKind kind) => new() { Id = Guid.NewGuid(), From = TestData.Charity, Kind = kind, MetBy = TestData.SocialCare };

    private static EngagementStep Apply(EngagementState state, EngagementEvent happened, DateTimeOffset? at = null) => EngagementProcess.Apply(state, happened, at ?? Now, EngagementPolicy.Default);

    private static EngagementState After(EngagementState state, params EngagementEvent[] happened) =>
        happened.Aggregate(state, (before, next) => Apply(before, next with { From = TestData.Charity }).State);
}
