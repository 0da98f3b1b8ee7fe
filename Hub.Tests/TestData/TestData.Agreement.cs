using System.Text;
using System.Text.Json.Nodes;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests;

internal static partial class TestData
{
    public static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    public static readonly AgencyId SocialCare = AgencyId.Parse("social-care.northshire");
    public static readonly AgencyId Health = AgencyId.Parse("health.northshire");
    public static readonly AgencyId Charity = AgencyId.Parse("charity.harbour");
    public static readonly AgencyId Cwmafon = AgencyId.Parse("social-care.cwmafon");
    public static readonly AgencyId Strathdearn = AgencyId.Parse("social-care.strathdearn");

    /// <summary>The agreement that comes with the hub.</summary>
    public static Agreement Northshire { get; } = AgreementFile.Read(AgreementFile.Northshire()).Agreement
        ?? throw new InvalidOperationException("The default agreement has faults.");

    /// <summary>The file that comes with the hub, changed.</summary>
    public static byte[] NorthshireFile(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(AgreementFile.Northshire())!;
        change(file);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    /// <summary>The agreement that comes with the hub, changed and without a fault.</summary>
    public static Agreement NorthshireWith(Action<JsonNode> change)
    {
        var reading = AgreementFile.Read(NorthshireFile(change));
        return reading.Agreement ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }
}
