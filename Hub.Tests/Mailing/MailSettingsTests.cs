using Microsoft.Extensions.Configuration;
using SafeguardingHub.Mailing;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Mail settings are all checked at once.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void With_nothing_set_mail_goes_to_a_folder_beside_the_store()
    {
        var settings = Read();

        Assert.Null(settings.Smtp);
        Assert.Equal("/data/mail", settings.FolderIn("/data"));
        Assert.EndsWith(".invalid", settings.From.Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_encrypted_unless_told_otherwise()
    {
        var settings = Read(("From", "Hub <hub@example.test>"), ("Smtp:Host", "smtp.example.test"), ("Smtp:User", "hub"), ("Smtp:Password", "wild-secret"), ("Operators", "a@example.test, b@example.test"));

        Assert.Equal((587, MailKit.Security.SecureSocketOptions.StartTls), (settings.Smtp!.Port, settings.Smtp.Security));
        Assert.Equal(["a@example.test", "b@example.test"], settings.Operators.Select(address => address.Address));
        Assert.DoesNotContain("wild-secret", $"{settings.Smtp} {settings}", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once_by_its_name()
    {
        var wrong = Assert.Throws<ConfigurationFaultException>(() => Read(
            ("ReplyTo", "nobody"), ("Operators", "a@example.test,x"), ("LongestWaitMinutes", "soon"), ("Smtp:Host", "smtp.example.test"), ("Smtp:Security", "some"), ("Smtp:User", "hub"),
            ("Bounces:Imap:Host", "imap.example.test"), ("Bounces:Imap:Security", "none"), ("Bounces:Imap:User", "hub"), ("Bounces:Imap:Password", "wild-secret")));

        Assert.Equal(
            ["Bounces:Imap:Security", "From", "LongestWaitMinutes", "Operators", "ReplyTo", "Smtp:Password", "Smtp:Security"],
            wrong.Faults.Select(fault => fault.Split(' ')[0]["Hub:Mail:".Length..]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("wild-secret", wrong.Message, StringComparison.Ordinal);
    }

    private static MailSettings Read(params (string Name, string Value)[] told) => new MailSettingsReading(
        new ConfigurationBuilder().AddInMemoryCollection(told.Select(each => KeyValuePair.Create($"Hub:Mail:{each.Name}", (string?)each.Value))).Build()).Read();
}
