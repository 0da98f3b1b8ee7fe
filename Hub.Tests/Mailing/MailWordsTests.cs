using System.Text.RegularExpressions;
using MimeKit;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Mail read back from a real server says references and times, and nothing of what any concern says.</summary>
public sealed partial class MailWordsTests(DatabaseFixture databases)
{
    /// <summary>Mail may say nothing but this, references, times and the addresses of roles: what is not here is not the hub's to say.</summary>
    private static readonly string[] Vocabulary = Words(
        """
        accept acknowledge act agree all alternative and answer answered answers are asked auto between body border boundary call cannot caption cellpadding
        charset col content council cwmafon date decide decline designated doctype due duty encoding europe example fri friday from generated harbour has head
        health high highest html hub importance inbox its lang language lead leads london look mail manager mar march message meta mime mon monday multipart
        named northshire not now office overdue owed own partners partnership person plain plan police printable priority quoted reason recipient redirect
        reference referral resolve response row safeguarding sat saturday scope see service services speak strathdearn subject submitted sun sunday suppress
        system table tbody team test text that the thead this those thu thursday times title together transfer tue tuesday two type under utf version wait was
        wed wednesday what with your
        """);

    /// <summary>
    /// The part of <see cref="Vocabulary"/> that examples say too: common words, names of days, of headers and of agencies. It shows what the
    /// comparison cannot see; everything else that a concern says would be found.
    /// </summary>
    private static readonly string[] Plain = Words(
        """
        all and are asked border call cannot cwmafon designated example from harbour has high hub lead mail march message named northshire not now person plan
        police referral row safeguarding see services subject submitted team test text that the this thursday times transfer tuesday two was what with
        """);

    /// <summary>Names of the agreement that examples say too, and others for them, so that the examples' own words differ from those of mailboxes.</summary>
    private static readonly (string Agreed, string Told)[] Renamed = [("Northshire", "Zedmarch"), ("Harbour", "Quillbay"), ("@example.test", "@kvinto.zzt")];

    /// <summary>Weeks on the ladder: every stage is asked.</summary>
    private const int Steps = 8;

    public static TheoryData<string, string, string> Formats => new()
    {
        { "PoliceXml", "*.xml", Police.ToString() }, { "SocialCareJson", "*.json", SocialCare.ToString() }, { "HealthFhirR4", "*.*", Health.ToString() }, { "CharityCloudEvents", "*.json", Charity.ToString() },
    };

    [Theory, MemberData(nameof(Formats))]
    public async Task No_word_of_a_concern_is_in_any_mail(string format, string files, string sender)
    {
        await using var server = await LoopbackMailServer.StartAsync();
        await using var flow = await MailedFlow.StartAsync(DatabaseKind.Sqlite, databases, server);
        var sent = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Schemas, format, "V1/examples"), $"concern{files}").Order(StringComparer.Ordinal).ToList();
        Assert.True(sent.Count >= 5);
        foreach (var file in sent)
        {
            var accepted = await flow.Hub.SendAsync(AgencyId.Parse(sender), "concern", Renaming(file), Path.GetFileName(file));
            Assert.Equal(ReceivedOutcome.Recorded, accepted.Outcome);
        }

        await flow.Hub.RelayAsync();
        for (var step = 0; step < Steps; step++)
        {
            Assert.True(await flow.ToNextChaseAsync() > 0);
            await flow.MailAsync();
        }

        var taken = server.Taken();
        Assert.Equal((await flow.Hub.RowsAsync<MailRow>()).Count, taken.Count);
        Assert.NotEmpty(taken);
        var concerns = await ConcernsAsync(flow.Hub);
        var (words, numbers) = (concerns.SelectMany(PersonalWords.Of).ToHashSet(), concerns.SelectMany(PersonalWords.NumbersOf).ToHashSet());
        Assert.True(words.Count > 100);
        var said = taken.SelectMany(Said).ToHashSet();
        Assert.Equal("", string.Join(' ', said.Except(Vocabulary).Order()));
        Assert.Equal("", string.Join(' ', said.Intersect(words).Except(Plain).Order()));
        Assert.All(taken, mail => Assert.DoesNotContain(numbers, number => Text(mail).Contains(number, StringComparison.Ordinal)));
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Renaming(string file)
    {
        var text = Renamed.Aggregate(File.ReadAllText(file), (text, name) => text.Replace(name.Agreed, name.Told, StringComparison.Ordinal));
        return System.Text.Encoding.UTF8.GetBytes(text);
    }

    private static async Task<IReadOnlyList<Concern>> ConcernsAsync(RunningFlow hub)
    {
        var concerns = new List<Concern>();
        foreach (var row in await hub.RowsAsync<ConcernRow>())
        {
            concerns.Add((await hub.ReadAsync(context => HeldConcern.LoadAsync(context, row.Id, hub.Keys, TestContext.Current.CancellationToken))).Content);
        }

        return concerns;
    }

    /// <summary>Headers by name and content as they came, and each part decoded, without ids and references.</summary>
    private static IEnumerable<string> Said(TakenMail mail) => PersonalWords.In(NoWord().Replace(Text(mail), " "));

    private static string Text(TakenMail mail)
    {
        var headers = mail.Bytes[..mail.Bytes.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var parts = mail.Message.BodyParts.Cast<TextPart>();
        return string.Join('\n', [headers, .. mail.Message.Headers.Select(header => header.Value), .. parts.Select(part => string.Join('\n', part.Headers.Select(header => $"{header}"))), .. parts.Select(part => part.Text)]);
    }

    /// <summary>Ids of mails, references, colours.</summary>
    [GeneratedRegex(@"[0-9a-f]{32}|SH-\w{4}-\w{4}|#[0-9a-f]{6}")]
    private static partial Regex NoWord();
}
