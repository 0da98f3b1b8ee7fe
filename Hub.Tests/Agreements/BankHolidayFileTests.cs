using System.Text;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Agreements;

public sealed class BankHolidayFileTests
{
    private static readonly LocalDate OneOff = new(2026, 9, 21);

    [Fact]
    public void A_changed_file_is_noticed_and_read()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "bank-holidays.json");
        Write(path, HolidayFeed.Json(2026, 2028), second: 1);
        var file = new BankHolidayFile(path, BankHolidays.BuiltIn);
        var first = file.Look();
        Write(path, HolidayFeed.Json(2026, 2028, (Nation.England, OneOff)), second: 2);

        var changed = file.Look();

        Assert.Null(first.InForce.TitleOf(Nation.England, OneOff));
        Assert.True(changed is { Changed: true, Fault: null });
        Assert.NotNull(changed.InForce.TitleOf(Nation.England, OneOff));
        Assert.Null(changed.InForce.TitleOf(Nation.Scotland, OneOff));
    }

    [Fact]
    public void A_file_written_again_with_the_same_days_changes_nothing()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "bank-holidays.json");
        Write(path, HolidayFeed.Json(2026, 2028), second: 1);
        var file = new BankHolidayFile(path, BankHolidays.BuiltIn);
        var first = file.Look();
        Write(path, HolidayFeed.Json(2026, 2028) + "\n", second: 2);

        Assert.False(file.Look().Changed);
        Assert.Equal(first.InForce.KnownUntil, file.Look().InForce.KnownUntil);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"england-and-wales":{"events":[]}}""")]
    [InlineData("""{"england-and-wales":null,"scotland":null,"northern-ireland":null}""")]
    [InlineData("""{"england-and-wales":{"events":[{"title":"x"}]},"scotland":{"events":[null]},"northern-ireland":{"division":"y"}}""")]
    public void A_file_that_cannot_be_read_takes_nothing_away_and_is_read_once_it_is_mended(string broken)
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "bank-holidays.json");
        Write(path, HolidayFeed.Json(2026, 2028), second: 1);
        var file = new BankHolidayFile(path, BankHolidays.BuiltIn);
        var first = file.Look();
        Write(path, broken, second: 2);

        var unread = file.Look();
        Write(path, HolidayFeed.Json(2026, 2028, (Nation.England, OneOff)), second: 3);

        Assert.Same(first.InForce, unread.InForce);
        Assert.False(unread.Changed);
        Assert.Contains(path, unread.Fault, StringComparison.Ordinal);
        Assert.True(file.Look().Changed);
    }

    [Fact]
    public void A_file_that_is_not_there_leaves_the_built_in_list_in_force()
    {
        using var folder = new ScratchFolder();
        var reading = new BankHolidayFile(Path.Combine(folder.Path, "none.json"), BankHolidays.BuiltIn).Look();

        Assert.Same(BankHolidays.BuiltIn, reading.InForce);
        Assert.Contains("no such file", reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_holidays_on_one_day_are_one()
    {
        var feed = HolidayFeed.Json(2026, 2026).Replace("\"events\":[", "\"events\":[{\"title\":\"Another\",\"date\":\"2026-12-25\"},", StringComparison.Ordinal);

        Assert.Equal("Christmas Day", BankHolidays.Read(Encoding.UTF8.GetBytes(feed)).TitleOf(Nation.Wales, new(2026, 12, 25)));
    }

    [Fact]
    public void The_built_in_list_agrees_with_the_law_as_computed()
    {
        var computed = BankHolidays.Read(Encoding.UTF8.GetBytes(HolidayFeed.Json(2026, 2028, (Nation.Scotland, new(2026, 6, 15)))));

        Assert.All(Enum.GetValues<Nation>(), nation => Assert.Empty(BankHolidays.BuiltIn.ChangesTo(computed, nation)));
    }

    [Fact]
    public void What_is_not_the_feed_is_not_read() => Assert.Throws<JsonException>(() => BankHolidays.Read("[]"u8));

    private static void Write(string path, string text, int second)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new System.DateTime(2026, 1, 1, 0, 0, second, DateTimeKind.Utc));
    }
}
