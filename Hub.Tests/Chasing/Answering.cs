using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A concern of the police that went to social care among others, and what they answer.</summary>
internal static class Answering
{
    /// <summary>Social care's example answer, about this concern.</summary>
    public static byte[] Answer(string kind, ConcernReference reference, params (string Old, string New)[] changes) =>
        SocialCareExample($"response-{kind}", [(Reference.ToString(), reference.ToString()), .. changes]);

    public static async Task<Acceptance> RaiseAsync(RunningFlow hub)
    {
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.RelayAsync();
        return concern;
    }

    public static async Task<Acceptance> AnswerAsync(RunningFlow hub, Acceptance concern, string kind, string messageId = "a-1")
    {
        var accepted = await hub.SendAsync(SocialCare, "response", Answer(kind, concern.Reference!.Value), messageId);
        await hub.ApplyAsync();
        return accepted;
    }

    public static async Task<ReferralRow> ReferralAsync(RunningFlow hub) => Assert.Single(await hub.RowsAsync<ReferralRow>(), row => row.Recipient == SocialCare.ToString());

    public static async Task<ObligationRow> OwedAsync(RunningFlow hub, string name) => Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == name && row.About == SocialCare.ToString());

    /// <summary>Recorded, applied, and what follows sent.</summary>
    public static async Task<Acceptance> SayAsync(RunningFlow hub, AgencyId sender, string message, byte[] body, string messageId)
    {
        var accepted = await hub.SendAsync(sender, message, body, messageId);
        await hub.ApplyAsync();
        return accepted;
    }

    public static (string Old, string New) About(Acceptance concern) => (Reference.ToString(), concern.Reference!.Value.ToString());

    public static Task<List<string>> TimelineAsync(RunningFlow hub) => hub.ReadAsync(context => Task.FromResult(context.Timeline.OrderBy(row => row.At).Select(row => row.Event).ToList()));
}
