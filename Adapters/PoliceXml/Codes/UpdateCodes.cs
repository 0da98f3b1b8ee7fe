using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>What an update does to the notification it joins.</summary>
internal static class UpdateCodes
{
    public static readonly CodeTable<UpdateKind> Table = new(
        "ppn:update",
        new("INFO", UpdateKind.MoreInformation, "More information"),
        new("AMEND", UpdateKind.Amended, "Amended"),
        new("WITHDRAW", UpdateKind.Withdrawn, "Withdrawn"),
        new("ERROR", UpdateKind.EnteredInError, "Entered in error"));
}
