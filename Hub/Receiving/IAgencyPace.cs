using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Receiving;

/// <summary>How fast agencies send over HTTP.</summary>
public interface IAgencyPace
{
    /// <summary>Whether the agency has sent as much as it may for now, to this instance.</summary>
    bool IsHeldBack(AgencyId agency);
}
