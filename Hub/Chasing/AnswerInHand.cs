using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The answer that is taking effect.</summary>
internal sealed record AnswerInHand(RecordedAnswerRow Row, RecordedAnswer Said) : PersonalData
{
    public AgencyId From => AgencyId.Parse(Row.Sender);

    public Guid Id => Row.ReceivedId;
}
