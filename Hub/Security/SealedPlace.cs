using System.Text;

namespace SafeguardingHub.Security;

/// <summary>Where sealed bytes belong: bytes moved to another row or column do not open.</summary>
public readonly record struct SealedPlace(string Table, Guid Row, string Column)
{
    internal byte[] AssociatedData(Guid keyId) => Encoding.UTF8.GetBytes($"{Table}|{Row:N}|{Column}|{keyId:N}");
}
