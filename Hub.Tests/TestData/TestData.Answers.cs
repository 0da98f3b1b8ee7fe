using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests;

internal static partial class TestData
{
    public static Person SocialWorker => new()
    {
        Name = new PersonName { Given = ["Sam"], Family = "Workerby" },
        Roles = [PersonRole.Professional],
        Organisation = "Northshire children's services",
        JobTitle = "Social worker",
        ProfessionalId = "SW-1001",
        Contacts = [new ContactPoint { Kind = ContactKind.Phone, Value = "01632 960010", Safety = ContactSafety.Safe, Rank = 1 }],
    };

    /// <summary>The smallest answer of a kind, by a named person.</summary>
    public static ReferralResponse Response(ResponseKind kind, Func<ReferralResponse, ReferralResponse>? change = null)
    {
        var response = new ReferralResponse
        {
            Origin = new Origin { SenderReference = "SCR-77" },
            Reference = Reference,
            Kind = kind,
            AnsweredBy = SocialWorker,
            AnsweredAt = RaisedAt.AddHours(2),
        };
        return change is null ? response : change(response);
    }

    /// <summary>An answer that says everything the canonical model can hold.</summary>
    public static ReferralResponse FullResponse() => Response(ResponseKind.Closed, r => r with
    {
        Origin = new Origin { SenderReference = "SCR-77", CorrelationId = "SC-CASE-7", RaisedAt = RaisedAt.AddHours(2), Organisation = "Northshire children's services", Team = "Duty team" },
        TakesBack = "SCR-70",
        ChildKey = "child-1",
        Note = "Discussed with the family.",
        Decline = new Decline { Reason = DeclineReason.NoCapacity, Text = "Full this month." },
        RedirectedTo = new Redirection { Agency = AgencyId.Parse("charity.harbour"), Description = "the young people's team" },
        InformationNeeded = [new InformationNeeded { What = "Which school is she at now?", Urgency = RagUrgency.Red, By = RaisedAt.AddHours(26.75) }],
        Outcome = new ReferralOutcome { Kind = OutcomeKind.ChildInNeedPlan, Text = "A plan was made with her.", On = new DateOnly(2026, 3, 20) },
        Closure = new Closure
        {
            Reason = ClosureReason.MovedAway,
            Text = "She has moved to her aunt's.",
            AuthorisedBy = new Person { Name = new PersonName { Given = ["Alex"], Family = "Managerly" }, JobTitle = "Team manager" },
            On = new DateOnly(2026, 3, 31),
            WayBack = "Ring the duty line, any time.",
        },
        Facts =
        [
            new ReportedFact { Kind = FactKind.StrategyDiscussionHeld, On = new DateOnly(2026, 3, 12), At = new DateTimeOffset(2026, 3, 12, 14, 30, 0, TimeSpan.Zero), Text = "Agreed to a joint visit." },
            new ReportedFact { Kind = FactKind.NationalReferralSubmitted, On = new DateOnly(2026, 3, 12), Reference = "NRM-2026-1234" },
        ],
        OriginalCodes = [new OriginalCode("cbds:closure", "RC7", "Services ceased", Lossy: true)],
    });

    /// <summary>An engagement event that says everything the canonical model can hold.</summary>
    public static EngagementEvent FullEngagement() => new()
    {
        Origin = new Origin { SenderReference = "HB-EV-9", CorrelationId = "HB-CASE-1", RaisedAt = RaisedAt.AddDays(2), Organisation = "Harbour" },
        Reference = Reference,
        Kind = EngagementKind.WasNotBrought,
        Mode = EngagementMode.OneToOne,
        ChildKey = "child-1",
        On = new DateOnly(2026, 3, 12),
        At = new DateTimeOffset(2026, 3, 12, 16, 0, 0, TimeSpan.Zero),
        By = ContactKind.InPerson,
        Worker = new Person { Name = new PersonName { Given = ["Kit"], Family = "Helperson" }, Roles = [PersonRole.Professional] },
        ChildsWords = "I was scared to come.",
        NextContact = new ChosenContact
        {
            At = new DateTimeOffset(2026, 3, 19, 15, 45, 0, TimeSpan.Zero),
            When = "Thursday after school",
            By = ContactKind.Text,
            How = "text first",
            Where = "the library",
            Who = "Kit and nobody else",
        },
        Note = "Waited an hour.",
        Needs = [new Need { Kind = NeedKind.SafePlaceToLive, Description = "has a bed for now", Open = false }, new Need { Kind = NeedKind.Education }],
        ReviewOn = new DateOnly(2026, 4, 20),
        TakesBack = "HB-EV-8",
    };

    public static Feedback Feedback(AgencyId recipient, ReferralResponse response) => Feedback(recipient) with { Response = response };

    public static Feedback Feedback(AgencyId recipient, EngagementEvent engagement) => Feedback(recipient) with { Engagement = engagement, Urgent = engagement.Kind == EngagementKind.ChildReachedOut };

    public static Chase Chase(AgencyId recipient, params IReadOnlyList<OwedAnswer> further) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000006"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddHours(28),
        Urgent = false,
        Owed =
        [
            new OwedAnswer
            {
                Reference = Reference,
                ReferralId = new ReferralId(Guid.Parse("01890000-0000-7000-8000-0000000000a1")),
                Obligation = "decide",
                What = "Decide what happens next.",
                Due = new DateTimeOffset(2026, 3, 11, 17, 0, 0, TimeSpan.Zero),
                Overdue = false,
                Source = "Working Together to Safeguard Children 2023",
                Step = 3,
                StepName = "team-manager",
            },
            .. further,
        ],
    };

    private static Feedback Feedback(AgencyId recipient) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000005"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddHours(3),
        ReferralId = new ReferralId(Guid.Parse("01890000-0000-7000-8000-0000000000a1")),
        Reference = Reference,
        SaidBy = AgencyId.Parse("social-care.northshire"),
        Urgent = false,
        Times = new ReferralTimes(
            new DateTimeOffset(2026, 3, 10, 9, 16, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 10, 11, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 3, 10, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 13, 10, 0, 0, TimeSpan.Zero)),
        Expected = [new ExpectedAnswer("send what was asked for", new DateTimeOffset(2026, 3, 12, 17, 0, 0, TimeSpan.Zero), "Local agreement")],
        WithheldFields = ["answer.note (restricted)"],
    };

    /// <summary>Each kind of answer and event as feedback, bare and full, and a chase alone and in a digest.</summary>
    private static IEnumerable<(string Name, Outgoing Message)> AnswerSamples(AgencyId recipient)
    {
        var second = new OwedAnswer
        {
            Reference = ConcernReference.From(987_654_321),
            Obligation = "feed back the outcome",
            What = "Tell the referrer what came of it.",
            Due = new DateTimeOffset(2026, 3, 10, 17, 0, 0, TimeSpan.Zero),
            Overdue = true,
            Source = "Local agreement",
            Step = 1,
            StepName = "duty-inbox",
        };
        yield return ("feedback-full", Feedback(recipient, FullResponse()));
        yield return ("feedback-accepted", Feedback(recipient, Response(ResponseKind.Accepted)) with { Expected = [], WithheldFields = [], Times = new ReferralTimes(RaisedAt, RaisedAt.AddHours(2), RaisedAt.AddHours(2), null) });
        yield return ("feedback-needs-information", Feedback(recipient, Response(ResponseKind.NeedsInformation, r => r with { InformationNeeded = [new InformationNeeded { What = "Where is she staying?", Urgency = RagUrgency.Amber }] })));
        yield return ("feedback-was-not-brought", Feedback(recipient, FullEngagement()));
        yield return ("feedback-child-reached-out", Feedback(recipient, new EngagementEvent
        {
            Origin = new Origin(),
            Reference = Reference,
            Kind = EngagementKind.ChildReachedOut,
            By = ContactKind.Text,
            ChildsWords = "can you come",
            On = new DateOnly(2026, 3, 12),
            At = new DateTimeOffset(2026, 3, 12, 2, 10, 0, TimeSpan.Zero),
        }));
        yield return ("chase", Chase(recipient));
        yield return ("chase-digest", Chase(recipient, second));
    }
}
