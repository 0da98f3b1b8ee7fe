using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>Tells whoever raised a concern, once, that nobody at the recipient has collected its referral; they owe to reach the recipient otherwise.</summary>
public sealed class UncollectedTelling(IHubStore store, Agreement agreement, KeyRing keys, TimeProvider time)
{
    private const string What = "Reach the recipient by another way: the referral was delivered and nobody there has collected it";
    private const string Why = "Delivered is not received. Who raised the concern holds it until a recipient has it.";

    public async Task TellAsync(AgencyId agency, IReadOnlyList<LateReferral> late, CancellationToken cancellation)
    {
        foreach (var referral in late)
        {
            await TellAsync(agency, referral, cancellation);
        }
    }

    private async Task TellAsync(AgencyId agency, LateReferral late, CancellationToken cancellation)
    {
        await using var context = store.Open();
        if (await context.UncollectedReferrals.AnyAsync(row => row.ReferralId == late.ReferralId, cancellation))
        {
            return;
        }

        var concern = await context.Concerns.AsNoTracking().SingleAsync(row => row.Id == late.ConcernId, cancellation);
        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(row => row.Id == late.ConcernId, cancellation));
        var (now, rows) = (time.GetUtcNow(), new NewRows());
        rows.Add(new UncollectedReferralRow { ReferralId = late.ReferralId, MessageId = late.MessageId, Agency = agency.ToString(), DeliveredAt = late.DeliveredAt, FoundAt = now });
        rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern.Id, At = now, Event = "not-collected", Agency = agency.ToString(), Text = "Delivered, and not collected by the recipient; who raised it is told." });
        if (agreement.Find(AgencyId.Parse(concern.RaisedBy)) is { } raiser)
        {
            Owe(rows, concern, agency, raiser, late, key, now);
        }

        rows.Add(new AuditChain(Guid.CreateVersion7(now)).Append(now, "hub", "referral-not-collected", concern.Reference, agency.ToString()));
        try
        {
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            await store.WriteAsync(context, rows, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance has told it at the same moment.
        }
    }

    private void Owe(NewRows rows, ConcernRow concern, AgencyId agency, Agency raiser, LateReferral late, DataKey key, DateTimeOffset now)
    {
        var reference = ConcernReference.Parse(concern.Reference);
        var clock = OwedClocks.Of(ProcessClocks.ReachRecipient.Name, raiser, now, concern.Risk, rating: null, agreement);
        var due = Deadline.Of(clock, agreement.CalendarOf(raiser), now);
        rows.Add(new ObligationRow
        {
            Id = Guid.CreateVersion7(now),
            ConcernId = concern.Id,
            Name = Owed.ReachRecipient,
            About = agency.ToString(),
            What = What,
            OwedBy = raiser.Id.ToString(),
            Role = AgencyRoles.DutyInbox,
            Clock = clock.Name,
            Since = now,
            Due = due,
            NextChaseAt = due,
            Why = Why,
            Source = clock.Source ?? "The hub",
        });
        var told = new Chase
        {
            MessageId = Answers.IdOf(late.ReferralId, "not-collected"),
            Recipient = raiser.Id,
            ComposedAt = now,
            Urgent = concern.Urgent,
            Owed =
            [
                new OwedAnswer
                {
                    Reference = reference,
                    ReferralId = new ReferralId(late.ReferralId),
                    Obligation = Owed.ReachRecipient,
                    What = $"{What} ({agency}).",
                    Due = due,
                    Overdue = false,
                    Source = clock.Source ?? "The hub",
                    Step = 1,
                    StepName = AgencyRoles.DutyInbox,
                },
            ],
        };
        rows.Add(key.ToOutbox(told, concern.Urgent, concern.Id, late.ReferralId, reference));
    }
}
