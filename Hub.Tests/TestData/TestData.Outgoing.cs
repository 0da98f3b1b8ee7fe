using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests;

internal static partial class TestData
{
    public static readonly ConcernReference Reference = ConcernReference.From(123_456_789);

    public static Referral Referral(AgencyId recipient, Concern concern) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000001"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddSeconds(2),
        ReferralId = new ReferralId(Guid.Parse("01890000-0000-7000-8000-0000000000a1")),
        Reference = Reference,
        RaisedBy = AgencyId.Parse("police.northshire"),
        Urgent = concern.Risk.Level == RiskLevel.Immediate,
        Concern = concern,
        WithheldFields = ["child.addresses (restricted)"],
        Why = ["A child is likely to be suffering significant harm."],
        Expected = [new ExpectedAnswer("decide what happens next", RaisedAt.AddDays(1), "Working Together to Safeguard Children 2023")],
        Sharing = new SharingBasis("safeguarding a child", LawfulBasis.PublicTask, "DPA 2018 Sch 1 para 18", "2026-01"),
    };

    /// <summary>One of every kind of message the hub sends, small and full: what every format has to be able to write.</summary>
    public static IReadOnlyList<(string Name, Outgoing Message)> OutgoingSamples(AgencyId recipient)
    {
        var unborn = Concern(c => c with { Children = [new Child { ExpectedDateOfBirth = new DateOnly(2026, 8, 1) }], Categories = [ConcernCategory.UnbornChild] });
        var nearlyNothing = Concern(c => c with { Children = [new Child { Name = new PersonName { Text = "Unknown girl, about 14" }, StatedAge = 14 }], Narrative = null, Locality = new Locality() });
        var everyCategory = Concern(c => c with { Categories = Enum.GetValues<ConcernCategory>() });
        return
        [
            ("referral-full", Referral(recipient, FullConcern())),
            ("referral-minimal", Referral(recipient, Concern())),
            ("referral-unborn", Referral(recipient, unborn)),
            ("referral-nearly-nothing", Referral(recipient, nearlyNothing)),
            ("referral-every-category", Referral(recipient, everyCategory)),
            ("update-full", Update(recipient, UpdateKind.MoreInformation, FullConcern())),
            ("update-withdrawn", Update(recipient, UpdateKind.Withdrawn, null)),
            ("receipt", Receipt(recipient)),
            ("receipt-waiting", Receipt(recipient) with { Outcome = ReceiptOutcome.WaitingForConcern, Reference = null, Warnings = [], NotCarried = [] }),
            ("rejection", Rejection(recipient)),
            ("receipt-response", Receipt(recipient) with { Outcome = ReceiptOutcome.ResponseApplied, Warnings = [], NotCarried = [] }),
            ("receipt-engagement", Receipt(recipient) with { Outcome = ReceiptOutcome.EngagementApplied, Warnings = [], NotCarried = [] }),
            .. AnswerSamples(recipient),
        ];
    }

    public static UpdateNotice Update(AgencyId recipient, UpdateKind kind, Concern? concern) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000002"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddHours(3),
        ReferralId = new ReferralId(Guid.Parse("01890000-0000-7000-8000-0000000000a1")),
        Reference = Reference,
        RaisedBy = AgencyId.Parse("police.northshire"),
        Urgent = false,
        Kind = kind,
        Note = "Found safe and well at a friend's house.",
        Concern = concern,
    };

    public static Receipt Receipt(AgencyId recipient) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000003"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddSeconds(1),
        Outcome = ReceiptOutcome.Recorded,
        AnsweredMessageId = "msg-1",
        CorrelationId = "case-1",
        Reference = Reference,
        ReceivedAt = RaisedAt,
        Warnings = [new MessageProblem("HUB-3001", "/child/0/nhs", "The check digit is wrong; kept as an unverified identifier.")],
        NotCarried = ["/child/0/shoeSize"],
    };

    public static Rejection Rejection(AgencyId recipient) => new()
    {
        MessageId = Guid.Parse("01890000-0000-7000-8000-000000000004"),
        Recipient = recipient,
        ComposedAt = RaisedAt.AddSeconds(1),
        AnsweredMessageId = "msg-2",
        CorrelationId = null,
        ReceivedAt = RaisedAt,
        Problems =
        [
            new MessageProblem("HUB-1002", "", "The message cannot be read: it is cut off or not well-formed."),
            new MessageProblem("HUB-2001", "/children", "There is nothing in the message to tell which child it is about."),
        ],
    };
}
