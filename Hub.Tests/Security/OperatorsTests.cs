using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Security;

/// <summary>The people who may act on dead letters, when several of them are changed at the same moment.</summary>
public sealed class OperatorsTests : IDisposable
{
    private const int People = 16;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Keys_that_are_issued_at_once_all_work()
    {
        var keys = await AtOnce.AllAsync(People, number => Operators.Issue(folder.Path, $"person {number}", OperatorRights.See));

        var operators = Operators.Open(folder.Path, TimeProvider.System);
        Assert.All(keys.Index(), each => Assert.Equal($"person {each.Index}", operators.Find(each.Item)?.Name));
    }

    [Fact]
    public async Task Nobody_who_is_removed_comes_back_with_a_key_issued_to_somebody_else()
    {
        foreach (var number in Enumerable.Range(0, People / 2))
        {
            Operators.Issue(folder.Path, $"leaver {number}", OperatorRights.See);
        }

        await AtOnce.AllAsync(People, number => number % 2 == 0 ? Operators.Remove(folder.Path, $"leaver {number / 2}") : Operators.Issue(folder.Path, $"person {number / 2}", OperatorRights.See).Length > 0);

        Assert.Equal(Enumerable.Range(0, People / 2).Select(number => $"person {number}"), Operators.List(folder.Path).Select(each => each.Name));
    }

    public void Dispose() => folder.Dispose();
}
