using MimeKit;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Each chase goes to a role's mailbox too, read back from a real server.</summary>
public sealed class MailedChaseTests(DatabaseFixture databases)
{
    private const int MostLooks = 5000;

    private static readonly IReadOnlySet<string> Mailboxes = Northshire.Agencies.SelectMany(agency => agency.Contacts).Concat(Northshire.Contacts).Select(contact => contact.Mailbox).ToHashSet();

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_mail_goes_to_one_role_of_a_party_or_of_the_partnership(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await ClimbedAsync(database, server, steps: 45);

        var taken = server.Taken();
        var rows = (await flow.Hub.RowsAsync<MailRow>()).ToDictionary(row => row.Id);
        var parties = (await flow.Hub.RowsAsync<ReferralRow>()).Select(row => row.Recipient).Append(Police.ToString()).ToHashSet();
        Assert.Equal(rows.Count, taken.Count);
        Assert.All(taken, mail => Assert.Contains(Assert.Single(mail.To), Mailboxes));
        Assert.All(taken, mail => Assert.Equal(mail.To, mail.Message.GetRecipients().Select(to => to.Address)));
        Assert.All(rows.Values, row => Assert.True(row.Agency is null || parties.Contains(row.Agency), row.Agency));
        Assert.Contains(taken, mail => mail.To[0] == Northshire.Contacts[0].Mailbox);
        Assert.Contains(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mailed");
        Assert.Equal(rows.Count, (await flow.Hub.RowsAsync<AuditRow>()).Count(entry => entry.Action == "mailed"));
        Assert.All(rows.Values, row => Assert.NotNull(row.SentAt));
    }

    [Fact]
    public async Task It_says_that_a_program_wrote_it_in_text_and_in_html()
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await ClimbedAsync(DatabaseKind.Sqlite, server, steps: 2);

        var lines = (await flow.Hub.RowsAsync<MailLineRow>()).ToLookup(line => $"{line.MailId:N}@hub.example.test");
        Assert.NotEmpty(server.Taken());
        Assert.All(server.Taken(), mail =>
        {
            Assert.Equal("auto-generated", mail.Message.Headers[HeaderId.AutoSubmitted]);
            Assert.Equal("All", mail.Message.Headers["X-Auto-Response-Suppress"]);
            Assert.Null(mail.Message.Headers[HeaderId.Precedence]);
            Assert.Equal("hub@hub.example.test", mail.From);
            Assert.StartsWith("An answer is overdue.", mail.Message.TextBody, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en-GB\">", mail.Message.HtmlBody, StringComparison.Ordinal);
            var asked = lines[mail.Message.MessageId!].ToList();
            Assert.NotEmpty(asked);
            Assert.All(asked, line => Assert.Contains($"Reference: {line.Reference}", mail.Message.TextBody, StringComparison.Ordinal));
            Assert.All(asked, line => Assert.Contains($"<th scope=\"row\">{line.Reference}</th>", mail.Message.HtmlBody, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task At_night_the_cover_is_written_to()
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(DatabaseKind.Sqlite, databases, server);
        await flow.Hub.SendAsync(Police, "concern", PoliceExample("concern-immediate-danger"), "c-1");
        await flow.Hub.RelayAsync();
        // A Saturday, on which social care is closed and police are there.
        flow.Hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 14, 22, 0, 0, TimeSpan.Zero));
        await flow.SweepAsync();
        await flow.MailAsync();

        var rows = await flow.Hub.RowsAsync<MailRow>();
        Assert.Contains(rows, row => row is { Agency: "social-care.northshire", Role: "team-manager", CoversFor: "duty-inbox" });
        Assert.All(rows.Where(row => row.Agency == Police.ToString()), row => Assert.Null(row.CoversFor));
        Assert.All(rows, row => Assert.True(row.Urgent));
        Assert.All(server.Taken(), mail => Assert.Equal(MessageImportance.High, mail.Message.Importance));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_storm_is_one_mail_for_each_mailbox_and_immediate_danger_comes_alone(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(database, databases, server);
        for (var concern = 0; concern < 8; concern++)
        {
            await flow.Hub.SendAsync(Police, "concern", PoliceExample("concern-minimal"), $"c-{concern}");
        }

        await flow.Hub.SendAsync(Police, "concern", PoliceExample("concern-immediate-danger"), "danger");
        await flow.Hub.RelayAsync();
        flow.Hub.Time.Advance(TimeSpan.FromDays(20));
        await flow.SweepAsync();
        await flow.MailAsync();

        var rows = (await flow.Hub.RowsAsync<MailRow>()).ToDictionary(row => row.Id);
        var lines = (await flow.Hub.RowsAsync<MailLineRow>()).ToLookup(line => line.MailId);
        var digest = Assert.Single(rows.Values, row => row.Kind == MailKinds.Digest && row.Mailbox == Northshire.Find(Police)!.Contacts[0].Mailbox);
        Assert.True(lines[digest.Id].Count() >= 8);
        Assert.All(rows.Values.Where(row => row.Urgent), row => Assert.Single(lines[row.Id]));
        var taken = Assert.Single(server.Taken(), mail => mail.Message.MessageId == $"{digest.Id:N}@hub.example.test");
        Assert.All(lines[digest.Id], line => Assert.Contains(line.Reference, taken.Message.TextBody!, StringComparison.Ordinal));
        var danger = Assert.Single((await flow.Hub.RowsAsync<ConcernRow>()), row => row.Urgent).Reference;
        Assert.DoesNotContain(danger, taken.Message.TextBody!, StringComparison.Ordinal);
        var urgent = rows.Values.Count(row => row.Urgent);
        Assert.All(server.Taken().Take(urgent), mail => Assert.Equal(MessageImportance.High, mail.Message.Importance));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_chase_that_cannot_be_mailed_is_not_taken_at_all(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(database, databases, server);
        await RaiseAsync(flow);
        await flow.Hub.ExecuteAsync(database == DatabaseKind.Sqlite
            ? "CREATE TRIGGER refuse BEFORE INSERT ON mail_lines BEGIN SELECT RAISE(ABORT, 'refused'); END"
            : "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; CREATE TRIGGER refuse BEFORE INSERT ON mail_lines EXECUTE FUNCTION refuse()");

        Assert.Equal(0, await flow.ToNextChaseAsync());

        Assert.Empty(await flow.Hub.RowsAsync<ChaseRow>());
        Assert.Empty(await flow.Hub.RowsAsync<MailRow>());
        Assert.Empty(flow.Hub.Channel.OfType("chase"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_written_to_about_what_was_answered_meanwhile(DatabaseKind database)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(database, databases, server);
        var reference = await RaiseAsync(flow);
        await server.StopAsync();
        await flow.ToNextChaseAsync();
        await flow.MailAsync();
        await flow.Hub.SendAsync(SocialCare, "response", SocialCareExample("response-accepted", (Reference.ToString(), reference)), "a-1");
        await flow.Hub.ApplyAsync();
        await server.StartAgainAsync();
        flow.Hub.Time.Advance(TimeSpan.FromMinutes(10));

        await flow.MailAsync();

        var answered = (await flow.Hub.RowsAsync<ObligationRow>()).Where(row => row.MetAt is not null).Select(row => row.Id).ToHashSet();
        var about = (await flow.Hub.RowsAsync<MailLineRow>()).Where(line => answered.Contains(line.ObligationId)).Select(line => line.MailId).ToHashSet();
        Assert.NotEmpty(about);
        Assert.All((await flow.Hub.RowsAsync<MailRow>()).Where(row => about.Contains(row.Id)), row => Assert.Equal((null, "answered"), (row.SentAt, row.LastFailure)));
        Assert.DoesNotContain(server.Taken(), mail => about.Contains(Guid.ParseExact(mail.Message.MessageId!.Split('@')[0], "N")));
        Assert.Contains(await flow.Hub.RowsAsync<TimelineRow>(), entry => entry.Event == "mail-withdrawn");
    }

    /// <param name="steps">Sweeps that chase; what waits is looked at in between.</param>
    private async Task<MailedFlow> ClimbedAsync(DatabaseKind database, LoopbackMailServer server, int steps)
    {
        var flow = await MailedFlow.StartAsync(database, databases, server);
        await RaiseAsync(flow);
        for (var (step, looks) = (0, 0); step < steps && looks < MostLooks; looks++)
        {
            step += await flow.ToNextChaseAsync() > 0 ? 1 : 0;
            await flow.MailAsync();
        }

        return flow;
    }

    private static async Task<string> RaiseAsync(MailedFlow flow)
    {
        var accepted = await flow.Hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await flow.Hub.RelayAsync();
        return accepted.Reference!.Value.ToString();
    }
}
