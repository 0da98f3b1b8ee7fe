using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub referrals list|show</c>: what was told to whom, when it was delivered and who holds it. No personal data.</summary>
internal static class ReferralsCommand
{
    public static Command Create() => new("referrals", "Shows referrals and what became of them.") { List(), Show() };

    private static Command List()
    {
        var most = new Option<int>("--most") { Description = "How many, newest first.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var agency = new Option<string?>("--agency") { Description = "Only to this recipient.", HelpName = "AGENCY" };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists referrals, newest first.") { most, agency, json };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var context = OpenStore.ForReading(settings.Read(parsed)).Open();
            var recipient = parsed.GetValue(agency);
            var rows = await (from referral in context.Referrals.AsNoTracking()
                              join concern in context.Concerns.AsNoTracking() on referral.ConcernId equals concern.Id
                              where recipient == null || referral.Recipient == recipient
                              orderby referral.RecordedAt descending
                              select new { concern.Reference, concern.RaisedBy, referral.Recipient, referral.Urgent, referral.RecordedAt, referral.DeliveredAt, referral.Holder, Uncollected = context.UncollectedReferrals.Any(row => row.ReferralId == referral.Id && row.CollectedAt == null) })
                .Take(parsed.GetValue(most)).ToListAsync(cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(rows, RouteExplanation.Json));
                return ExitCode.Done;
            }

            var table = new ConsoleTable("Reference", "Raised by", "Recipient", "Urgent", "Recorded", "Delivered", "Holder");
            rows.ForEach(row => table.Add(row.Reference, row.RaisedBy, row.Recipient, row.Urgent ? "urgent" : "", $"{TimeWords.ShortOf(row.RecordedAt)}", row.DeliveredAt is { } at ? $"{TimeWords.ShortOf(at)}{(row.Uncollected ? ", not collected" : "")}" : "not yet", row.Holder));
            table.Write();
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var reference = new Argument<string>("REFERENCE") { Description = "As people say it, such as SH-7K2M-9QXA." };
        var settings = new SettingsOptions();
        var command = new Command("show", "Shows one concern: decisions, referrals, what is owed and the timeline.") { reference };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!ConcernReference.TryParse(parsed.GetValue(reference), out var known))
            {
                Console.Error.WriteLine("That is not a reference: the check character does not fit. Read it again, letter by letter.");
                return ExitCode.Refused;
            }

            await using var context = OpenStore.ForReading(settings.Read(parsed)).Open();
            var text = known.ToString();
            var concern = await context.Concerns.AsNoTracking().FirstOrDefaultAsync(row => row.Reference == text, cancellation);
            if (concern is null)
            {
                Console.Error.WriteLine($"There is no concern {text}.");
                return ExitCode.Refused;
            }

            Console.Out.WriteLine($"{concern.Reference} raised by {concern.RaisedBy}, recorded {TimeWords.ShortOf(concern.RecordedAt)}, risk {concern.Risk}{(concern.Urgent ? ", urgent" : "")}");
            foreach (var decision in await context.RoutingDecisions.AsNoTracking().Where(row => row.ConcernId == concern.Id && row.ConcernVersion == concern.Version).ToListAsync(cancellation))
            {
                foreach (var agency in AgencyDecisionRecord.In(decision))
                {
                    Console.Out.WriteLine($"{agency.Agency}: {(agency.Sent ? "told" : "withheld")}. {string.Join(' ', agency.Reasons.Select(reason => reason.Why).Distinct())}");
                }
            }

            foreach (var referral in await context.Referrals.AsNoTracking().Where(row => row.ConcernId == concern.Id).OrderBy(row => row.RecordedAt).ThenBy(row => row.Recipient).ToListAsync(cancellation))
            {
                Console.Out.WriteLine(
                    $"referral to {referral.Recipient}: held by {referral.Holder}, delivered {TimeOf(referral.DeliveredAt)}, acknowledged {TimeOf(referral.AcknowledgedAt)}, decided {TimeOf(referral.DecidedAt)}, "
                    + $"outcome {TimeOf(referral.OutcomeAt)}{(referral.Phase is { } phase ? $" ({phase})" : "")}{(referral.ClosedAt is { } closed ? $", closed {TimeOf(closed)}" : "")}");
            }

            foreach (var owed in await context.Obligations.AsNoTracking().Where(row => row.ConcernId == concern.Id).OrderBy(row => row.Due).ToListAsync(cancellation))
            {
                Console.Out.WriteLine($"owed by {owed.OwedBy} ({owed.Role}) by {TimeWords.ShortOf(owed.Due)}: {owed.What}{(owed.MetAt is { } met ? $" (done {TimeOf(met)})" : owed.CancelledAt is { } cancelled ? $" (no longer owed since {TimeOf(cancelled)})" : "")}");
            }

            foreach (var entry in await context.Timeline.AsNoTracking().Where(row => row.ConcernId == concern.Id).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation))
            {
                Console.Out.WriteLine($"{TimeWords.ShortOf(entry.At)} {entry.Event} {entry.Agency} {entry.Text}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string TimeOf(DateTimeOffset? at) => at is { } time ? $"{TimeWords.ShortOf(time)}" : "not yet";
}
