using MimeKit;
using SafeguardingHub.Mailing;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>A mail is made of its row and nothing else.</summary>
public sealed class MailComposerTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly MailSettings Settings = new() { From = new MailboxAddress("Safeguarding hub", "hub@hub.example.test"), ReplyTo = new MailboxAddress(null, "desk@hub.example.test") };

    [Fact]
    public void The_same_row_gives_the_same_bytes() => Assert.Equal(Bytes(Line()), Bytes(Line()));

    [Fact]
    public void What_the_agreement_says_is_escaped_in_html()
    {
        var mail = Compose(Line("Ask <b>both</b> & \"all\""));

        Assert.Contains("Ask &lt;b&gt;both&lt;/b&gt; &amp; &quot;all&quot;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Ask <b>both</b> & \"all\"", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_said_in_words_as_the_clock_on_the_wall_shows_them()
    {
        var mail = Compose(Line(due: new(2026, 6, 1, 16, 0, 0, TimeSpan.Zero)));

        Assert.Contains("It was due: Monday 1 June 2026 at 17:00", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<td>Monday 1 June 2026 at 17:00</td>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meet-need: sexual-health")]
    [InlineData("modern-slavery-defence")]
    [InlineData("Ari Testerley")]
    public void What_is_owed_because_of_something_about_the_child_is_left_to_the_reference(string obligation)
    {
        var mail = Compose(Line(obligation: obligation));

        Assert.Contains("Do what is owed: look it up by its reference", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(obligation, Bytes(Line(obligation: obligation)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_headers_say_who_and_when()
    {
        var mail = Compose(Line());

        Assert.Equal(("hub@hub.example.test", "desk@hub.example.test", Created), (mail.From.Mailboxes.Single().Address, mail.ReplyTo.Mailboxes.Single().Address, mail.Date));
        Assert.Equal(MailIds.Read(mail.MessageId), Row().Id);
    }

    private static MimeMessage Compose(MailLineRow line) => MailComposer.Compose(new StoredMail(Row(), [line], [line]), Settings);

    private static string Bytes(MailLineRow line)
    {
        using var bytes = new MemoryStream();
        Compose(line).WriteTo(bytes, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static MailRow Row() => new()
    {
        Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        Kind = MailKinds.Chase,
        Mailbox = "duty-inbox@example.test",
        Role = "duty-inbox",
        Urgent = false,
        CreatedAt = Created,
        NextAttemptAt = Created,
    };

    private static MailLineRow Line(string asked = "Answer the referral", string obligation = "acknowledge", DateTimeOffset? due = null) => new()
    {
        MailId = Row().Id,
        Place = 0,
        ConcernId = Guid.Empty,
        ObligationId = Guid.Empty,
        Reference = "SH-7K2M-9QXA",
        Obligation = obligation,
        Asked = asked,
        Due = due ?? Created,
        ActBy = Created.AddDays(1),
    };
}
