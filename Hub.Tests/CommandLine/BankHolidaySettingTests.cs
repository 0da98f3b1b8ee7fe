using SafeguardingHub.Tests.Agreements;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.CommandLine;

public sealed class BankHolidaySettingTests
{
    [Fact]
    public void The_file_that_the_setting_names_takes_the_place_of_the_built_in_list()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "bank-holidays.json");
        File.WriteAllText(path, HolidayFeed.Json(2040, 2041));

        var agreement = AgreementAndFormats.Load(null, path).Agreement;

        Assert.Equal(2040, agreement.Holidays.KnownFrom.Year);
    }

    [Fact]
    public void A_file_that_cannot_be_read_keeps_the_hub_from_starting_and_the_setting_is_named()
    {
        var wrong = Assert.Throws<ConfigurationFaultException>(() => AgreementAndFormats.Load(null, "/nowhere/bank-holidays.json"));

        Assert.Contains("Hub:BankHolidays", Assert.Single(wrong.Faults), StringComparison.Ordinal);
    }
}
