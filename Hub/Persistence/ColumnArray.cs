using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace SafeguardingHub.Persistence;

/// <summary>One column of many rows as one array parameter, with the model's own names, types and conversions.</summary>
internal abstract class ColumnArray(IProperty property)
{
    private readonly Func<object, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = property.GetColumnName();

    /// <summary>The type of the array in the database.</summary>
    public string ArrayType { get; } = $"{property.GetColumnType()}[]";

    public static ColumnArray Of(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        var element = property.IsNullable && stored.IsValueType && Nullable.GetUnderlyingType(stored) is null ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        return (ColumnArray)Activator.CreateInstance(typeof(ColumnArray<>).MakeGenericType(element), property)!;
    }

    public abstract NpgsqlParameter Of(IList rows);

    protected object? ValueIn(object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}

/// <typeparam name="TStored">As the database driver takes it.</typeparam>
internal sealed class ColumnArray<TStored>(IProperty property) : ColumnArray(property)
{
    public override NpgsqlParameter Of(IList rows)
    {
        var values = new TStored[rows.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = (TStored)ValueIn(rows[at]!)!;
        }

        return new NpgsqlParameter<TStored[]> { TypedValue = values };
    }
}
