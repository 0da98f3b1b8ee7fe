using System.Collections;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace SafeguardingHub.Persistence;

/// <summary>
/// Adds many rows to one table of PostgreSQL with one statement, an array for each column. Built from the model, so that a
/// column cannot be forgotten.
/// </summary>
internal sealed class TableInsert
{
    private static readonly ConcurrentDictionary<IEntityType, TableInsert> Known = new();

    private readonly IReadOnlyList<ColumnArray> columns;
    private readonly IProperty? numbered;
    private readonly string sql;

    private TableInsert(IEntityType type)
    {
        numbered = type.GetProperties().SingleOrDefault(property => property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long));
        columns = [.. type.GetProperties().Where(property => property != numbered).Select(ColumnArray.Of)];
        var names = string.Join(", ", columns.Select(column => column.Name));
        var arrays = string.Join(", ", columns.Select((column, at) => $"${at + 1}::{column.ArrayType}"));
        // The numbers are given out after sorting, so a row that comes later has the higher one.
        sql = numbered is null
            ? $"INSERT INTO {type.GetTableName()} ({names}) SELECT {names} FROM unnest({arrays}) AS added({names})"
            : $"INSERT INTO {type.GetTableName()} ({names}) SELECT {names} FROM unnest({arrays}) WITH ORDINALITY AS added({names}, place) ORDER BY place RETURNING {numbered.GetColumnName()}";
    }

    public static TableInsert For(IEntityType type) => Known.GetOrAdd(type, known => new TableInsert(known));

    public NpgsqlBatchCommand Command(IList rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(column.Of(rows));
        }

        return command;
    }

    /// <summary>Gives each row the number that the database gave it, where it gives numbers.</summary>
    public async Task NumberAsync(IList rows, NpgsqlDataReader answer, CancellationToken cancellation)
    {
        if (numbered is null)
        {
            return;
        }

        var numbers = new List<long>(rows.Count);
        while (await answer.ReadAsync(cancellation))
        {
            numbers.Add(answer.GetInt64(0));
        }

        numbers.Sort();
        for (var at = 0; at < rows.Count; at++)
        {
            numbered.PropertyInfo!.SetValue(rows[at], numbers[at]);
        }
    }

    public bool GivesNumbers => numbered is not null;
}
