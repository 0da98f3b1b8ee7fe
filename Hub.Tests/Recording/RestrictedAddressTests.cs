using System.Text;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class RestrictedAddressTests(DatabaseFixture databases)
{
    private const string Case = "NC-CASE-0105";
    private static readonly string[] Telling = ["The Refuge", "ZZ99 4WZ"];

    /// <summary>Told to social care, which needs the address, and to health and the charity, which do not.</summary>
    private static readonly byte[] Concern = PoliceExample(
        "concern-restricted-address",
        ("<flag code=\"HBA\"/>", "<flag code=\"HBA\"/><flag code=\"CSE\"/>"),
        ("The father must not learn where they are.", "They live at Flat 2, The Refuge."),
        ("  <consent sought", "  <needsFirst><need code=\"SEXUAL-HEALTH\">a clinic visit</need></needsFirst>\n  <consent sought"));

    private static readonly (string, string)[] WithoutTheMark =
    [
        (" restricted=\"true\"", ""),
        ("        <restrictionReason>The father is looking for the family.</restrictionReason>\n", ""),
    ];

    [Theory, ClassData(typeof(BothDatabases))]
    public Task It_stays_restricted_when_an_update_restates_it_without_the_mark(DatabaseKind database) => IsTold(database, Change(Concern, WithoutTheMark), "More is known.");

    [Theory, ClassData(typeof(BothDatabases))]
    public Task It_stays_restricted_when_an_update_writes_it_differently_without_the_mark(DatabaseKind database) =>
        IsTold(database, Change(Concern, [.. WithoutTheMark, ("<line>Flat 2, The Refuge</line>", "<line>Flat 2</line><line>The Refuge</line>"), ("<postcode>ZZ99 4WZ", "<postcode>zz994wz")]), "More is known.");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_names_it_stays_withheld_when_an_update_leaves_the_address_out(DatabaseKind database)
    {
        var text = Encoding.UTF8.GetString(Concern);
        var (begin, end) = (text.IndexOf("      <address type=\"temporary\"", StringComparison.Ordinal), text.IndexOf("      <address type=\"previous\"", StringComparison.Ordinal));
        await IsTold(database, Encoding.UTF8.GetBytes(text.Remove(begin, end - begin)), "More is known.");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public Task A_note_that_names_it_goes_only_to_those_who_need_it(DatabaseKind database) => IsTold(database, Concern, "They are still at Flat 2, The Refuge.");

    private async Task IsTold(DatabaseKind database, byte[] restated, string note)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Police, "concern", Concern, "c-1");
        var update = await hub.SendAsync(Police, "update", PoliceAmendment(restated, Case, note), "u-1");
        await hub.RelayAsync();

        Assert.Equal(concern.Reference, update.Reference);
        foreach (var withoutNeed in new[] { Health, Charity })
        {
            var posts = hub.Channel.To(withoutNeed);
            Assert.Equal(["referral", "update"], posts.Select(post => post.Type));
            Assert.All(posts, post => Assert.DoesNotContain(Telling, telling => CapturingChannel.Text(post).Contains(telling, StringComparison.OrdinalIgnoreCase)));
        }

        Assert.All(hub.Channel.To(SocialCare), post => Assert.Contains(Telling[0], CapturingChannel.Text(post), StringComparison.Ordinal));
    }

    private static byte[] Change(byte[] concern, params (string Old, string New)[] changes)
    {
        var text = Encoding.UTF8.GetString(concern);
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
