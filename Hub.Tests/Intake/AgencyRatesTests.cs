using SafeguardingHub.Intake;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Intake;

public sealed class AgencyRatesTests
{
    private static readonly AgencyId Flooding = AgencyId.Parse("charity.harbour");
    private static readonly AgencyId Other = AgencyId.Parse("police.northshire");

    [Fact]
    public void An_agency_that_sends_too_fast_is_told_how_long_to_wait_and_others_are_not()
    {
        using var rates = new AgencyRates(new ReceivingLimits { Burst = 3, PerSecond = 1 });

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(rates.WaitOf(Flooding)));
        Assert.InRange(rates.WaitOf(Flooding) ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Null(rates.WaitOf(Other));
    }
}
