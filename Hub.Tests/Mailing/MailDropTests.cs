using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MimeKit;
using SafeguardingHub.Mailing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Mailing;

/// <summary>Where mail is handed over: a server with a certificate and a sign-in, or a folder.</summary>
public sealed class MailDropTests(DatabaseFixture databases) : IDisposable
{
    private static readonly MailboxAddress Hub = new(null, "hub@hub.example.test");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_with_a_certificate_and_a_sign_in_takes_mail()
    {
        await using var server = await LoopbackMailServer.StartAsync(Certificate(), "hub", "right");
        using var drop = new SmtpDrop(Secured(server, "right"), Hub, (_, shown, _, _) => shown is not null);

        Assert.Equal(DropResult.Taken, await drop.SendAsync(Message(), TestContext.Current.CancellationToken));
        await drop.LeaveAsync();
        Assert.Single(server.Taken());
    }

    [Theory]
    [InlineData("wrong", true, "sign-in-refused")]
    [InlineData("right", false, "certificate-not-trusted")]
    public async Task What_is_between_the_hub_and_its_server_is_not_the_mailboxs_fault(string password, bool trusted, string code)
    {
        await using var server = await LoopbackMailServer.StartAsync(Certificate(), "hub", "right");
        using var drop = new SmtpDrop(Secured(server, password), Hub, (_, _, _, _) => trusted);

        Assert.Equal(new DropResult(DropOutcome.Away, code), await drop.SendAsync(Message(), TestContext.Current.CancellationToken));
        Assert.Empty(server.Taken());
    }

    [Fact]
    public async Task A_repeat_takes_the_place_of_the_first_in_a_folder()
    {
        var drop = new FolderDrop(folder["mail"]);
        var message = Message();

        await drop.SendAsync(message, TestContext.Current.CancellationToken);
        await drop.SendAsync(message, TestContext.Current.CancellationToken);

        var file = Assert.Single(Directory.GetFiles(folder["mail"]));
        Assert.Equal(message.MessageId, (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).MessageId);
    }

    [Fact]
    public async Task The_program_writes_mail_to_its_folder_when_nothing_is_set()
    {
        await using var host = await RunningHost.StartAsync();
        var row = Waiting();
        await using (var context = host.Get<IHubStore>().Open())
        {
            context.Add(row);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var file = Path.Combine(host.Data, "mail", $"{row.Id:N}.eml");
        await Condition.MetAsync("the mail is in the folder", TimeSpan.FromSeconds(20), () => File.Exists(file), TestContext.Current.CancellationToken);
        Assert.Equal("A test of the hub’s mail", (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).Subject);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Health_says_so_when_mail_waits_for_too_long(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var check = new Health.MailGoesOut(hub.Store, new MailSettings(), hub.Time);
        await using (var context = hub.Store.Open())
        {
            context.Add(Waiting(RunningFlow.Start.AddMinutes(-14)));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
        hub.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Degraded, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
        await hub.ExecuteAsync("UPDATE mails SET sent_at = created_at");
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
    }

    private static MailRow Waiting(DateTimeOffset? since = null) => new()
    {
        Id = Guid.NewGuid(),
        Kind = MailKinds.Test,
        Mailbox = "duty-inbox@example.test",
        Role = "duty-inbox",
        Urgent = false,
        CreatedAt = since ?? DateTimeOffset.UnixEpoch,
        NextAttemptAt = DateTimeOffset.UnixEpoch,
    };

    private static MailServer Secured(LoopbackMailServer server, string password) => server.Settings with { Security = SecureSocketOptions.StartTls, User = "hub", Password = password };

    private static MimeMessage Message() => new([Hub], [new MailboxAddress(null, "duty-inbox@example.test")], "Test", new TextPart("plain") { Text = "Test." });

    /// <summary>A file with a certificate and its key, made for the test.</summary>
    private string Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(folder["server.pem"], $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return folder["server.pem"];
    }
}
