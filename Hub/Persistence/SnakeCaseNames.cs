using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SafeguardingHub.Persistence;

/// <summary>Column names as people write SQL.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
