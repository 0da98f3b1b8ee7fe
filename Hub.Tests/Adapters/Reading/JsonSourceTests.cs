using System.Globalization;
using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters.Reading;

public sealed class JsonSourceTests
{
    private static readonly CodeTable<Sex> Sexes = new("sexes", new CodeTable<Sex>.Row("F", Sex.Female, "Female"), new CodeTable<Sex>.Row("X", Sex.NotRecorded, "Not said", Lossy: true));

    [Theory]
    [InlineData("", "HUB-1001")]
    [InlineData(" \r\n\t", "HUB-1001")]
    [InlineData("{\"a\":", "HUB-1002")]
    [InlineData("{\"a\":1}}", "HUB-1002")]
    [InlineData("{\"a\":1,}", "HUB-1002")]
    [InlineData("{\"\\ud800\":1}", "HUB-1002")]
    public void What_cannot_be_read_is_refused_with_the_reason(string text, string code) => Assert.Equal(code, Assert.Single(Refused(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void Only_UTF8_is_read()
    {
        byte[] latin1 = [.. "{\"a\":\"Ren"u8, 0xE9, .. "e\"}"u8];
        byte[][] wrong = [latin1, Encoding.Unicode.GetBytes("{\"a\":1}"), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")], Encoding.BigEndianUnicode.GetBytes("{\"a\":1}"), Encoding.UTF32.GetBytes("{}")];
        Assert.All(wrong, bytes => Assert.Equal(Problems.WrongEncoding, KindOf(Assert.Single(Refused(bytes)))));
    }

    [Fact]
    public void A_byte_order_mark_is_tolerated() => Read("\uFEFF {\"a\":\"b\"}", root => Assert.Equal("b", root["a"u8].Text()));

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "HUB-1005")]
    [InlineData(100_000, "HUB-1005")]
    public void Nesting_has_a_limit(int depth, string? code)
    {
        using var source = JsonSource.Open(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)), out var reasons);
        Assert.Equal(code, reasons.SingleOrDefault()?.Code);
        Assert.Equal(code is null, source is not null);
    }

    [Fact]
    public void Every_property_that_stands_twice_is_named_even_when_one_is_escaped()
    {
        var reasons = Refused("""{"a":[{"b":1,"\u0062":2}],"c~/":1,"c~/":2}"""u8.ToArray());
        Assert.Equal([("HUB-1007", "/a/0/b"), ("HUB-1007", "/c~0~1")], reasons.Select(reason => (reason.Code, reason.Pointer)));
    }

    [Fact]
    public void What_nobody_read_is_listed_a_whole_subtree_by_its_top()
    {
        var account = Read("""{"a":{"read":1,"not":2},"b":{"c":[1,{"d":null}]},"e":[],"f":"","x/y":[{"in":1},{"in":1}]}""", root =>
        {
            root["a"u8]["read"u8].WholeNumber();
            root["f"u8].Text();
            foreach (var item in root["x/y"u8].Items())
            {
                item["out"u8].Text();
            }
        });
        Assert.Equal(["/a/not", "/b", "/e", "/x~1y"], account.NotCarried);
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_message_with_their_places()
    {
        var account = Read("""{"first":"x","list":[{"at":"not a date"},7],"last":true,"read":1}""", root =>
        {
            root["read"u8].Text();
            root["last"u8].Text();
            foreach (var item in root["list"u8].Items())
            {
                item["at"u8].Date();
            }

            root.ReportBelow("risk/level", Problems.RiskNotStated);
            root["first"u8].Flag();
            root["first"u8].Flag();
        });
        Assert.Equal(
            [("HUB-3004", "/risk/level"), ("HUB-3003", "/first"), ("HUB-3003", "/list/0/at"), ("HUB-3003", "/list/1"), ("HUB-3003", "/last")],
            account.Problems.Select(problem => (problem.Code, problem.Pointer)));
        Assert.Equal(["/first", "/list", "/last"], account.NotCarried);
    }

    [Theory]
    [InlineData("\"2011-05-04\"", "2011-05-04")]
    [InlineData("\"2011-05-04T00:00:00Z\"", "2011-05-04")]
    [InlineData("\"2011\\u002D05-04\"", "2011-05-04")]
    [InlineData("\"2011-05-04T09:00:00Z\"", null)]
    [InlineData("\"04/05/2011\"", null)]
    [InlineData("\"0001-01-01\"", null)]
    [InlineData("\"2011-02-30\"", null)]
    [InlineData("20110504", null)]
    public void Dates_are_read_only_when_they_cannot_be_mistaken(string json, string? date) =>
        Read($$"""{"at":{{json}}}""", root => Assert.Equal(date, root["at"u8].Date()?.ToString("O", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("\"2026-03-10T09:15:00Z\"", "2026-03-10T09:15:00.0000000+00:00")]
    [InlineData("\"2026-06-10T09:15:00.25+01:00\"", "2026-06-10T09:15:00.2500000+01:00")]
    [InlineData("\"2026-06-10T09:15:00\\u002B01:00\"", "2026-06-10T09:15:00.0000000+01:00")]
    [InlineData("\"2026-06-10\"", "2026-06-10T00:00:00.0000000+00:00")]
    [InlineData("\"2026-06-10T09:15:00\"", null)]
    [InlineData("\"2026-06-10T09:15:\\ud800+01:00\"", null)]
    [InlineData("\"yesterday evening\"", null)]
    public void Times_need_their_offset(string json, string? instant) =>
        Read($$"""{"at":{{json}}}""", root => Assert.Equal(instant, root["at"u8].Instant()?.ToString("O", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"perhaps\"", null)]
    [InlineData("[]", null)]
    public void Yes_and_no_are_read_as_the_census_writes_them(string json, bool? flag) =>
        Read($$"""{"at":{{json}}}""", root => Assert.Equal(flag, root["at"u8].Flag()));

    [Fact]
    public void A_very_long_number_is_text_or_unreadable_but_never_a_fault_of_ours()
    {
        var digits = new string('9', 100_000);
        var account = Read($$"""{"text":{{digits}},"number":{{digits}},"flag":{{digits}},"date":{{digits}},"instant":{{digits}}}""", root =>
        {
            Assert.Equal(digits, root["text"u8].Text());
            Assert.Null(root["number"u8].WholeNumber());
            Assert.Null(root["flag"u8].Flag());
            Assert.Null(root["date"u8].Date());
            Assert.Null(root["instant"u8].Instant());
        });
        Assert.Equal(4, account.Problems.Count);
    }

    [Fact]
    public void A_text_cut_in_the_middle_of_an_emoji_keeps_the_rest()
    {
        var account = Read("""{"words":"she wrote \ud83d\ude00 and \"help\"\n\ud83d"}""", root => Assert.Equal("she wrote 😀 and \"help\"\n\uFFFD", root["words"u8].Text()));
        Assert.Equal(Problems.PartlyParsed, KindOf(Assert.Single(account.Problems)));
        Assert.Empty(account.NotCarried);
    }

    [Fact]
    public void Codes_are_kept_as_they_were_written()
    {
        using var source = Open("""{"a":"f","b":"X","c":"Q"}"""u8.ToArray());
        Assert.Equal([Sex.Female, Sex.NotRecorded, null], [source.Root["a"u8].Code(Sexes), source.Root["b"u8].Code(Sexes), source.Root["c"u8].Code(Sexes)]);
        Assert.Equal(
            [new OriginalCode("sexes", "f", "Female"), new OriginalCode("sexes", "X", "Not said", Lossy: true), new OriginalCode("sexes", "Q", null, Lossy: true)],
            source.OriginalCodes);
        Assert.Equal([("HUB-3011", "/b"), ("HUB-3002", "/c")], source.Account().Problems.Select(problem => (problem.Code, problem.Pointer)));
    }

    [Fact]
    public void Words_of_our_own_are_kept_only_when_they_are_not_known()
    {
        using var source = Open("""{"a":"chi-number","b":"shoe-size"}"""u8.ToArray());
        Assert.Equal([IdentifierScheme.ChiNumber, null], [source.Root["a"u8].Word(CanonicalWords<IdentifierScheme>.Table), source.Root["b"u8].Word(CanonicalWords<IdentifierScheme>.Table)]);
        Assert.Equal([new OriginalCode("safeguarding-hub:identifier-scheme", "shoe-size", null, Lossy: true)], source.OriginalCodes);
    }

    [Fact]
    public void A_text_in_the_wrong_form_is_not_known_and_not_carried()
    {
        var account = Read("""{"good":"e06000901","bad":"Northshire","worse":{}}""", root =>
        {
            Assert.Equal(GssCode.Parse("E06000901"), root["good"u8].Parsed<GssCode>(GssCode.TryParse));
            Assert.Null(root["bad"u8].Parsed<GssCode>(GssCode.TryParse));
            Assert.Null(root["worse"u8].Parsed<GssCode>(GssCode.TryParse));
        });
        Assert.Equal(["/bad", "/worse"], account.NotCarried);
        Assert.Equal(["/bad", "/worse"], account.Problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void A_value_that_makes_no_sense_can_be_taken_back()
    {
        var account = Read("""{"age":-3,"read":1}""", root =>
        {
            root["read"u8].WholeNumber();
            Assert.Equal(-3, root["age"u8].WholeNumber());
            root["age"u8].Refuse();
        });
        Assert.Equal(["/age"], account.NotCarried);
        Assert.Equal(("HUB-3003", "/age"), (account.Problems[0].Code, account.Problems[0].Pointer));
    }

    [Fact]
    public void A_lone_value_where_a_list_belongs_is_a_list_of_one()
    {
        var seen = 0;
        var account = Read("""{"list":{"a":1}}""", root =>
        {
            foreach (var item in root["list"u8].Items())
            {
                seen += item["a"u8].WholeNumber() ?? 0;
            }
        });
        Assert.Equal(1, seen);
        Assert.Equal(("HUB-3006", "/list"), (account.Problems[0].Code, account.Problems[0].Pointer));
    }

    [Fact]
    public void Faults_without_number_take_no_longer_than_the_message_is_long()
    {
        var account = Read("[" + string.Join(',', Enumerable.Repeat("{\"at\":\"bad\"}", 50_000)) + "]", root =>
        {
            foreach (var item in root.Items())
            {
                item["at"u8].Date();
            }
        });
        Assert.Equal((50_000, "/49999/at"), (account.Problems.Count, account.Problems[^1].Pointer));
    }

    private static JsonAccount Read(string json, Action<JsonCursor> read)
    {
        using var source = Open(Encoding.UTF8.GetBytes(json));
        read(source.Root);
        return source.Account();
    }

    private static JsonSource Open(byte[] bytes) => JsonSource.Open(bytes, out _) ?? throw new InvalidOperationException("The test's own JSON cannot be read.");

    private static IReadOnlyList<MessageProblem> Refused(byte[] bytes)
    {
        using var source = JsonSource.Open(bytes, out var reasons);
        Assert.Null(source);
        return reasons;
    }

    private static ProblemKind KindOf(MessageProblem problem) => Problems.All.Single(kind => kind.Code == problem.Code);
}
