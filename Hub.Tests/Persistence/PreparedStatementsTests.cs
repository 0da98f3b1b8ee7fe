using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.Persistence;

/// <summary>Statements are prepared once for each connection, unless whoever runs the database says otherwise.</summary>
public sealed class PreparedStatementsTests
{
    private const string Place = "Host=127.0.0.1;Database=hub";

    [Fact]
    public async Task They_are_prepared()
    {
        Assert.InRange(await PreparedByAsync(Place), 1, int.MaxValue);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0", 0)]
    [InlineData("MaxAutoPrepare=0", 0)]
    [InlineData("max auto prepare=7", 7)]
    public async Task What_the_connection_string_says_stays(string setting, int prepared)
    {
        Assert.Equal(prepared, await PreparedByAsync($"{Place};{setting}"));
    }

    private static async Task<int> PreparedByAsync(string connection)
    {
        await using var store = new PostgresStore(connection);
        await using var context = store.Open();
        return new NpgsqlConnectionStringBuilder(context.Database.GetDbConnection().ConnectionString).MaxAutoPrepare;
    }
}
