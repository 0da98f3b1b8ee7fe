using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Adapters;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Intake;

/// <summary>Over HTTP, as an agency sees the running program.</summary>
public sealed class HttpIntakeTests : IAsyncLifetime
{
    private const int MostBytes = 64 * 1024;
    private RunningHost host = null!;

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync(limits: new ReceivingLimits { MostBytes = MostBytes });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_concern_is_accepted_with_its_reference_and_a_repeat_is_told_the_same_reference()
    {
        var first = await host.PostAsync(Police, PoliceExample("concern-full"), "m-1", contentType: "application/xml");
        var second = await host.PostAsync(Police, PoliceExample("concern-full"), "m-1", contentType: "application/xml");
        var (accepted, repeated) = (await ReadAsync(first), await ReadAsync(second));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Equal("recorded", accepted.GetProperty("outcome").GetString());
        Assert.Equal("duplicate", repeated.GetProperty("outcome").GetString());
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
        Assert.False(string.IsNullOrEmpty(accepted.GetProperty("reference").GetString()));
        Assert.Equal(accepted.GetProperty("reference").GetString(), repeated.GetProperty("reference").GetString());
        Assert.Equal("m-1", repeated.GetProperty("messageId").GetString());
    }

    [Fact]
    public async Task An_id_used_before_with_another_body_is_a_conflict_that_says_so()
    {
        await host.PostAsync(Police, PoliceExample("concern-full"), "m-1");
        var conflict = await host.PostAsync(Police, PoliceExample("concern-low-risk"), "m-1");

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var problem = await ReadAsync(conflict);
        Assert.Equal("rejected", problem.GetProperty("outcome").GetString());
        Assert.Equal(Problems.SameIdOtherBody.Code, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_cannot_be_acted_on_is_answered_with_every_error_and_no_value()
    {
        var refused = await host.PostAsync(Police, PoliceExample("concern-low-risk"), "m-1", message: "gossip", contentType: "application/xml");
        var unreadable = await host.PostAsync(Charity, CharityExample("invalid/concern-nobody"), "m-2");
        var text = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) + await unreadable.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.StatusCode, unreadable.StatusCode));
        Assert.Equal("application/problem+json", unreadable.Content.Headers.ContentType?.MediaType);
        Assert.Contains(Problems.UnknownMessageKind.Code, text, StringComparison.Ordinal);
        Assert.NotEmpty((await ReadAsync(unreadable)).GetProperty("errors").EnumerateArray());
        Assert.DoesNotContain("gossip", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HB-CASE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_error_of_a_message_is_told_at_once()
    {
        var expected = JsonDocument.Parse(Example("CharityCloudEvents/V1/examples/invalid/concern-several-faults.json.expected.json")).RootElement.ToString();
        var response = await host.PostAsync(Charity, CharityExample("invalid/concern-several-faults"), "m-1");
        var problem = await ReadAsync(response);
        var told = problem.TryGetProperty("errors", out var errors) ? errors : problem.GetProperty("warnings");

        Assert.True(told.GetArrayLength() > 1);
        Assert.All(told.EnumerateArray(), error => Assert.Contains(error.GetProperty("code").GetString()!, expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_its_own_key_nobody_is_heard()
    {
        var none = await host.PostAsync(Police, PoliceExample("concern-full"), "m-1", key: "");
        var wrong = await host.PostAsync(Police, PoliceExample("concern-full"), "m-1", key: host.KeyOf(Charity));
        var unknown = await host.PostAsync(AgencyId.Parse("police.elsewhere"), PoliceExample("concern-full"), "m-1", key: host.KeyOf(Police));

        Assert.All([none, wrong, unknown], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("concern-full"), "m-1")).StatusCode);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_too_large()
    {
        var over = await host.PostAsync(Police, new byte[MostBytes + 1], "m-1");
        var within = await host.PostAsync(Police, new byte[MostBytes], "m-2");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity), (over.StatusCode, within.StatusCode));
        Assert.Contains((await ReadAsync(over)).GetProperty("errors").EnumerateArray(), error => error.GetProperty("code").GetString() == Problems.TooLarge.Code);
    }

    [Fact]
    public async Task A_mailbox_is_listed_read_and_emptied_only_by_its_own_agency()
    {
        await host.PostAsync(Police, PoliceExample("concern-full"), "m-1");
        var (own, foreign) = (host.KeyOf(SocialCare), host.KeyOf(Police));
        await Condition.MetAsync("the referral is in the mailbox", TimeSpan.FromSeconds(20), async _ => (await ListAsync(SocialCare, own)).Length > 0, TestContext.Current.CancellationToken);
        var mail = (await ListAsync(SocialCare, own)).Single(each => each.GetProperty("type").GetString() == "referral");
        var path = $"mailbox/{SocialCare}/{mail.GetProperty("messageId").GetString()}";

        foreach (var key in new[] { foreign, "" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, $"mailbox/{SocialCare}", key)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, path, key)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Delete, path, key)).StatusCode);
        }

        // Its own key does not help an agency to another's message either.
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, path.Replace(SocialCare.ToString(), Police.ToString(), StringComparison.Ordinal), foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Delete, path.Replace(SocialCare.ToString(), Police.ToString(), StringComparison.Ordinal), foreign)).StatusCode);

        var read = await host.SendAsync(HttpMethod.Get, path, own);
        Assert.Contains("Testerley", await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(read.Headers.CacheControl?.NoStore);
        Assert.Equal("referral", read.Headers.GetValues("X-Message-Type").Single());
        Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync(HttpMethod.Delete, path, own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Delete, path, own)).StatusCode);
        Assert.DoesNotContain(await ListAsync(SocialCare, own), each => each.GetProperty("messageId").GetString() == mail.GetProperty("messageId").GetString());
    }

    [Fact]
    public async Task What_is_read_and_collected_from_a_mailbox_is_in_the_audit_and_what_was_refused_is_not()
    {
        await host.PostAsync(Police, PoliceExample("concern-full"), "m-1");
        var own = host.KeyOf(SocialCare);
        await Condition.MetAsync("the referral is in the mailbox", TimeSpan.FromSeconds(20), async _ => (await ListAsync(SocialCare, own)).Length > 0, TestContext.Current.CancellationToken);
        var id = (await ListAsync(SocialCare, own)).Single(each => each.GetProperty("type").GetString() == "referral").GetProperty("messageId").GetGuid();
        await host.SendAsync(HttpMethod.Get, $"mailbox/{SocialCare}/{id}", host.KeyOf(Police));
        await host.SendAsync(HttpMethod.Get, $"mailbox/{SocialCare}/{id}", own);
        await host.SendAsync(HttpMethod.Get, $"mailbox/{SocialCare}/{id}", own);
        await host.SendAsync(HttpMethod.Delete, $"mailbox/{SocialCare}/{id}", own);

        await using var context = host.Get<IHubStore>().Open();
        var entries = await context.Audit.AsNoTracking().Where(row => row.Subject == id.ToString("N") && row.Action.StartsWith("mailbox-")).OrderBy(row => row.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["mailbox-read", "mailbox-read", "mailbox-collected"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(SocialCare.ToString(), entry.Actor));
        Assert.Null(AuditChain.FirstBroken(entries));
    }

    [Fact]
    public async Task Health_and_numbers_are_there_to_be_asked_for()
    {
        await host.PostAsync(Police, PoliceExample("concern-full"), "m-1");
        await host.PostAsync(Police, PoliceExample("concern-full"), "m-1");
        await host.PostAsync(Charity, CharityExample("invalid/concern-nobody"), "m-2");
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "health/live", null)).StatusCode);
        await Condition.MetAsync("the hub is ready", TimeSpan.FromSeconds(20), async _ => (await host.SendAsync(HttpMethod.Get, "health/ready", null)).IsSuccessStatusCode, TestContext.Current.CancellationToken);

        string[] expected =
        [
            "hub_concerns_received_total{", "agency=\"police.northshire\"", "message_type=\"concern\"", "outcome=\"recorded\"", "outcome=\"duplicate\"",
            "hub_concerns_duplicate_total{", "hub_concerns_rejected_total{", "error_code=\"HUB-", "hub_alerts_routed_total{", "messaging_client_sent_messages", "messaging_process_duration_seconds_bucket", "hub_build_info",
        ];
        var metrics = "";
        await Condition.MetAsync("the numbers tell of it", TimeSpan.FromSeconds(20), async _ =>
        {
            metrics = await (await host.SendAsync(HttpMethod.Get, "metrics", null)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return expected.All(part => metrics.Contains(part, StringComparison.Ordinal));
        }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Testerley", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("NC-CASE", metrics, StringComparison.Ordinal);
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private async Task<JsonElement[]> ListAsync(AgencyId agency, string key) =>
        [.. (await ReadAsync(await host.SendAsync(HttpMethod.Get, $"mailbox/{agency}", key))).EnumerateArray()];
}
