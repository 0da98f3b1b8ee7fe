using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Topology;

public sealed class AgencyPasswordsTests : IDisposable
{
    private const int Rounds = 100;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Whoever_asks_for_a_new_agency_at_once_finds_the_same_password_and_all_of_it()
    {
        var passwords = new AgencyPasswords(folder.Path);
        foreach (var agency in Enumerable.Range(0, Rounds).Select(round => $"agency-{round}"))
        {
            var found = await AtOnce.AllAsync(4, _ => passwords.For(agency));

            Assert.Equal(43, Assert.Single(found.Distinct()).Length);
        }
    }

    public void Dispose() => folder.Dispose();
}
