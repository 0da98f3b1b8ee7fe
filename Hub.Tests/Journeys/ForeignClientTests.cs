using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using NJsonSchema;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>A client that is not ours: Debian's amqp-tools, which can set neither a message id nor a user id.</summary>
[Collection(JourneyTests.Name)]
public sealed class ForeignClientTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    private static readonly AgencyId SocialCare = AgencyId.Parse("social-care.northshire");

    [Fact]
    public async Task A_police_file_put_by_amqp_publish_reaches_social_care_as_json_and_is_receipted()
    {
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        await hub.StartInstanceAsync();
        var example = await File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.Schemas, "PoliceXml/V1/examples/concern-full.xml"), TestContext.Current.CancellationToken);

        await RunAsync("amqp-publish", hub.As(Police), example, "-e", HubNames.InExchange, "-r", $"{Police}.concern", "-C", "application/xml", "-p");
        await hub.SettledAsync(1);
        var referral = await RunAsync("amqp-get", hub.As(SocialCare), [], "-q", HubNames.AgencyQueue(SocialCare));
        var receipt = await RunAsync("amqp-get", hub.As(Police), [], "-q", HubNames.AgencyQueue(Police));

        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Schemas, "SocialCareJson/V1/social-care.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(referral));
        Assert.True(ConcernReference.TryParse((string?)XDocument.Parse(receipt).Root!.Attribute("reference"), out _));
    }

    private static async Task<string> RunAsync(string program, RabbitMqSettings broker, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["--url", broker.Address.Replace("%2F", "%2f", StringComparison.Ordinal), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error}");
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
