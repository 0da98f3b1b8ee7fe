namespace SafeguardingHub.Tests.Fixtures;

/// <summary>What a store can be on.</summary>
public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Every test that concerns the store runs on both.</summary>
public sealed class BothDatabases : TheoryData<DatabaseKind>
{
    public BothDatabases()
        : base(DatabaseKind.Sqlite, DatabaseKind.Postgres)
    {
    }
}
