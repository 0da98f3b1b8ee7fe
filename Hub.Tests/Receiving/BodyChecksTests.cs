using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;

namespace SafeguardingHub.Tests.Receiving;

/// <summary>What no adapter must ever be given, its own or one from outside.</summary>
public sealed class BodyChecksTests
{
    private static readonly ReceivingLimits Limits = new() { DeepestNesting = 4, MostAttributes = 3, MostBytes = 1000 };

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [InlineData("<a><b><c><d/></c></b></a>", null)]
    [InlineData("<a><b><c><d></d><d/></c></b><b/></a>", null)]
    [InlineData("<a><b><c><d><e/></d></c></b></a>", "HUB-1005")]
    [InlineData("<a><b c='/'><b c='>'><b c=\"/>\"><b>", "HUB-1005")]
    [InlineData("<a><!-- <a><a><a><a><a> --><![CDATA[<a><a><a><a><a>]]><?a <a><a><a><a><a>?></a>", null)]
    [InlineData("<a><!--'--><b><!--\"--><b>'<b>\"<b><b>", "HUB-1005")]
    [InlineData("<a b='1' c='2' d='3'/>", null)]
    [InlineData("<a b='1' c='2' d='3' xmlns:e='4'/>", "HUB-1012")]
    [InlineData("<!DOCTYPE a><a/>", "HUB-1006")]
    [InlineData("<!doctype a [<!ENTITY b 'c'>]><a/>", "HUB-1006")]
    [InlineData("<?xml version='1.0'?><!-- > --><?p?>\n<!DOCTYPE a SYSTEM 'http://example.test/a.dtd'><a/>", "HUB-1006")]
    [InlineData("  \n<a/>", null)]
    [InlineData("<a", null)]
    [InlineData("<a b='", null)]
    [InlineData("<!-- ", null)]
    [InlineData("{\"a\":[{\"b\":[1]}]}", null)]
    [InlineData("{\"a\":[{\"b\":[[]]}]}", "HUB-1005")]
    [InlineData("[\"[[[[[[\",\"\\\"[[[[[[\",\"\\\\\"]", null)]
    [InlineData("[\"\\\\\",[[[[", "HUB-1005")]
    [InlineData("[\"", null)]
    [InlineData("[\"\\", null)]
    [InlineData("id,name\n<<<<<[[[[[[", null)]
    [InlineData("", null)]
    public void Depth_attributes_and_document_types_are_seen_through_quotes_comments_and_strings(string body, string? code) =>
        Assert.Equal(code, BodyChecks.FaultOf(Encoding.UTF8.GetBytes(body), Limits)?.Code);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void In_every_encoding_that_a_parser_might_know_with_and_without_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        foreach (var mark in (byte[][])[[], encoding.GetPreamble()])
        {
            Assert.Equal(Problems.EntitiesForbidden, FaultOf("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'ĀĀ'>]><a/>"));
            Assert.Equal(Problems.TooDeep, FaultOf("{\"ë\":[[[[1]]]]}"));
            Assert.Null(FaultOf("<a>欼℀⃄ŏ</a>"));

            ProblemKind? FaultOf(string text) => BodyChecks.FaultOf([.. mark, .. encoding.GetBytes(text)], Limits);
        }
    }

    [Fact]
    public void What_is_too_large_is_not_looked_at() => Assert.Equal(Problems.TooLarge, BodyChecks.FaultOf(Encoding.UTF8.GetBytes(new string('[', 1001)), Limits));

    [Theory]
    [InlineData("Schemas/PoliceXml/V1/examples")]
    [InlineData("Schemas/SocialCareJson/V1/examples")]
    [InlineData("Schemas/HealthFhirR4/V1/examples")]
    [InlineData("Schemas/CharityCloudEvents/V1/examples")]
    public void Every_published_example_passes_the_usual_limits(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Null(BodyChecks.FaultOf(File.ReadAllBytes(file), new ReceivingLimits())));
    }
}
