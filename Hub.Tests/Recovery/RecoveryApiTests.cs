using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>The same rules whichever way an operator comes in.</summary>
public sealed class RecoveryApiTests : IAsyncLifetime
{
    private const OperatorRights Everything = OperatorRights.See | OperatorRights.Reveal | OperatorRights.Replay | OperatorRights.Edit | OperatorRights.Discard;
    private const string Secret = "Zyxwv";

    private RunningHost hub = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHost.StartAsync();
        await hub.PostAsync(Police, System.Text.Encoding.UTF8.GetBytes($"<a>{Secret}"), "m-1", contentType: "application/xml");
    }

    [Fact]
    public async Task Nobody_without_an_operators_key_sees_anything()
    {
        var none = Operators.Issue(hub.Data, "none", OperatorRights.None);
        foreach (var key in (string?[])[null, "wrong", hub.KeyOf(Police), none])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, "recovery/groups", key)).StatusCode);
        }
    }

    [Fact]
    public async Task What_a_message_said_is_in_no_answer_but_the_one_that_reveals_it()
    {
        var key = Operators.Issue(hub.Data, "ada", Everything);
        var group = await GroupAsync(key);
        var shown = await (await SendAsync(HttpMethod.Get, $"recovery/groups/{group.GetProperty("id").GetString()}", key)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var id = JsonDocument.Parse(shown).RootElement.GetProperty("letters")[0].GetProperty("id").GetGuid();

        Assert.DoesNotContain(Secret, group.ToString() + shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, $"recovery/letters/{id}/reveal", key, new { })).StatusCode);
        var revealed = await SendAsync(HttpMethod.Post, $"recovery/letters/{id}/reveal", key, new { reason = "the sender asked" });
        Assert.Equal($"<a>{Secret}", await revealed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/octet-stream", revealed.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task One_person_with_two_keys_over_http_and_at_the_command_line_is_one_person()
    {
        var (first, second, other) = (Operators.Issue(hub.Data, "ada", Everything), Operators.Issue(hub.Data, Operators.NameOf(" Ada ")!, Everything), Operators.Issue(hub.Data, "ben", Everything));
        var group = (await GroupAsync(first)).GetProperty("id").GetString()!;
        var proposed = await SendAsync(HttpMethod.Post, "recovery/proposals/discard", first, new { target = group, reason = "sent by mistake" });
        var id = (await JsonAsync(proposed)).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Post, $"recovery/proposals/{id}/decision", first, new { approve = true })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Post, $"recovery/proposals/{id}/decision", second, new { approve = true })).StatusCode);
        var atTheCommandLine = await HubCommand.RunAsAsync(second, "deadletters", "approve", id.ToString(), "--data", hub.Data);
        Assert.Equal((1, "You proposed this yourself. It needs a second person."), (atTheCommandLine.ExitCode, atTheCommandLine.Words.Trim()));
        var nobody = await HubCommand.RunAsAsync(null, "deadletters", "approve", id.ToString(), "--data", hub.Data);
        Assert.Equal(78, nobody.ExitCode);
        Assert.Equal(1, (await GroupAsync(first)).GetProperty("count").GetInt32());

        var agreed = await HubCommand.RunAsAsync(other, "deadletters", "approve", id.ToString(), "--data", hub.Data);
        Assert.Equal((0, "approved: 1 dead letters"), (agreed.ExitCode, agreed.Output.Trim()));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(HttpMethod.Post, $"recovery/proposals/{id}/decision", other, new { approve = true })).StatusCode);
        Assert.Empty((await JsonAsync(await SendAsync(HttpMethod.Get, "recovery/groups", first))).EnumerateArray());
    }

    [Fact]
    public async Task A_removed_operator_is_out_within_a_second()
    {
        var key = Operators.Issue(hub.Data, "ada", Everything);
        await GroupAsync(key);

        Operators.Remove(hub.Data, "ada");

        await SafeguardingHub.Sandbox.Condition.MetAsync("the key is refused", TimeSpan.FromSeconds(20), async _ => (await SendAsync(HttpMethod.Get, "recovery/groups", key)).StatusCode == HttpStatusCode.Unauthorized, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_audit_names_the_person_and_holds()
    {
        var key = Operators.Issue(hub.Data, "ada", Everything);
        var group = (await GroupAsync(key)).GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Post, $"recovery/groups/{group}/owner", key, new { owner = "ada" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Post, $"recovery/groups/{group}/notes", key, new { text = "cut off by the sender's proxy" })).StatusCode);

        await using var context = hub.Get<IHubStore>().Open();
        Assert.Equal(2, context.Audit.Count(row => row.Actor == "operator:ada"));
        Assert.Equal("Investigating", (await GroupAsync(key)).GetProperty("state").GetString(), ignoreCase: true);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private async Task<JsonElement> GroupAsync(string key)
    {
        JsonElement[] groups = [];
        // A new key is seen within a second.
        await SafeguardingHub.Sandbox.Condition.MetAsync("the key is known", TimeSpan.FromSeconds(20), async _ =>
        {
            var answer = await SendAsync(HttpMethod.Get, "recovery/groups", key);
            groups = answer.IsSuccessStatusCode ? [.. (await JsonAsync(answer)).EnumerateArray()] : [];
            return answer.IsSuccessStatusCode;
        }, TestContext.Current.CancellationToken);
        return Assert.Single(groups);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await hub.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
